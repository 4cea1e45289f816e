package org.latchkey.agent.screen.x11;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.screen.capture.CursorPicture;
import org.latchkey.agent.screen.capture.Frame;
import org.latchkey.agent.screen.capture.LockKeys;
import org.latchkey.agent.screen.capture.Move;
import org.latchkey.agent.screen.capture.Rectangle;
import org.latchkey.agent.screen.capture.ScreenSource;
import org.latchkey.agent.screen.capture.SizeOutcome;
import org.latchkey.agent.screen.capture.TileGrid;

/// The root window of an X display.
///
/// XDamage reports once that there is damage and then keeps quiet until it is taken. The order is:
/// drain the events, take the damage into a region, *then* grab; damage that comes in between is
/// reported again, so that no tile is lost. Only whole rows are grabbed, because these land in
/// place.
public final class X11Screen implements ScreenSource {
  private static final long STRUCTURE_AND_SUBSTRUCTURE = 1L << 17 | 1L << 19;
  private static final int REPORT_NON_EMPTY = 3;
  private static final long CURSOR_NOTIFY_MASK = 1;
  private static final int CURSOR_NOTIFY = 1;
  private static final int DAMAGE_NOTIFY = 0;
  private static final int XFIXES_MAJOR = 4;

  /// `XRectangle` (`X11/Xlib.h`).
  private static final long RECTANGLE_BYTES = 8;

  /// `XFixesCursorImage` (`X11/extensions/Xfixes.h`): `short x, y; unsigned short width, height,
  /// xhot, yhot; unsigned long serial; unsigned long *pixels; …`, a pixel to each `unsigned long`.
  private static final long CURSOR_BYTES = 32;

  private static final long CURSOR_PIXELS_OFFSET = 24;
  private static final int LARGEST_CURSOR_PIXELS = 256;

  private final XDisplay display;
  private final boolean resizable;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment scratch = arena.allocate(64, 8);
  private final WakeUp wakeUp;
  private final ScreenEvents events;
  private final KeyboardLocks locks;
  private final long damage;
  private final long region;
  private SharedPicture picture;
  private boolean[] staleRows;

  /// A screen that keeps its size.
  ///
  /// @param display from now on this screen's, which closes it
  public X11Screen(XDisplay display) throws IOException {
    this(display, false);
  }

  /// @param display from now on this screen's, which closes it
  /// @param resizable whether [#resize] may do anything
  public X11Screen(XDisplay display, boolean resizable) throws IOException {
    this.display = display;
    this.resizable = resizable;
    MemorySegment handle = display.handle();
    if (LibXext.shmQueryExtension(handle) == 0) {
      throw new IOException("display " + display.name() + " lacks MIT-SHM");
    }
    int damageEvent = extension("DAMAGE", LibXdamage.queryExtension(handle, at(0), at(4)));
    int cursorEvent = extension("XFIXES", LibXfixes.queryExtension(handle, at(0), at(4)));
    scratch.set(JAVA_INT, 0, XFIXES_MAJOR);
    scratch.set(JAVA_INT, 4, 0);
    var _ = LibXfixes.queryVersion(handle, at(0), at(4));
    locks = new KeyboardLocks(display, arena);
    events =
        new ScreenEvents(
            display,
            damageEvent + DAMAGE_NOTIFY,
            cursorEvent + CURSOR_NOTIFY,
            locks.event(),
            arena);
    wakeUp = new WakeUp(display.socket());
    var _ = LibX11.selectInput(handle, display.root(), STRUCTURE_AND_SUBSTRUCTURE);
    LibXfixes.selectCursorInput(handle, display.root(), CURSOR_NOTIFY_MASK);
    region = LibXfixes.createRegion(handle, MemorySegment.NULL, 0);
    damage = LibXdamage.create(handle, display.root(), REPORT_NON_EMPTY);
    picture = fresh();
    staleRows = allStale();
  }

  @Override
  public Frame frame() {
    return picture.frame();
  }

  @Override
  public void await() throws IOException {
    while (!events.drain() && !events.isResized()) {
      if (wakeUp.await()) {
        var _ = events.drain();
        break;
      }
    }
    if (events.takeNewSize() != null) {
      picture.close();
      picture = fresh();
      staleRows = allStale();
    }
  }

  @Override
  public void wake() {
    wakeUp.wake();
  }

  @Override
  public void capture(TileGrid suspects) throws IOException {
    var _ = events.drain();
    if (events.takeDamaged()) {
      takeDamage(suspects);
    }
    for (int row = 0; row < staleRows.length; ) {
      int end = row;
      while (end < staleRows.length && staleRows[end]) {
        end++;
      }
      if (end > row) {
        grab(row, end, suspects);
      }
      row = end + 1;
    }
  }

  @Override
  public @Nullable CursorPicture takeCursor() throws IOException {
    if (!events.takeCursorChanged()) {
      return null;
    }
    MemorySegment image = LibXfixes.getCursorImage(display.handle());
    display.check();
    if (image.equals(MemorySegment.NULL)) {
      return null;
    }
    try {
      return cursor(image.reinterpret(CURSOR_BYTES));
    } finally {
      var _ = LibX11.free(image);
    }
  }

  @Override
  public @Nullable LockKeys takeLockKeys() throws IOException {
    return events.takeKeyboardChanged() ? locks.read() : null;
  }

  @Override
  public List<Move> takeMoves() {
    return events.takeMoves();
  }

  @Override
  public SizeOutcome resize(int widthPixels, int heightPixels) throws IOException {
    if (!resizable) {
      return SizeOutcome.PROHIBITED;
    }
    return new ScreenSize(display).change(frame().bounds(), widthPixels, heightPixels);
  }

  /// Marks what was damaged, and notes the rows to be grabbed.
  private void takeDamage(TileGrid suspects) throws IOException {
    LibXdamage.subtract(display.handle(), damage, 0, region);
    MemorySegment list = LibXfixes.fetchRegion(display.handle(), region, at(0));
    display.check();
    if (list.equals(MemorySegment.NULL)) {
      return;
    }
    int count = scratch.get(JAVA_INT, 0);
    MemorySegment rectangles = list.reinterpret(count * RECTANGLE_BYTES);
    for (int i = 0; i < count; i++) {
      long at = i * RECTANGLE_BYTES;
      Rectangle area =
          new Rectangle(
              rectangles.get(JAVA_SHORT, at),
              rectangles.get(JAVA_SHORT, at + 2),
              Short.toUnsignedInt(rectangles.get(JAVA_SHORT, at + 4)),
              Short.toUnsignedInt(rectangles.get(JAVA_SHORT, at + 6)));
      Rectangle inside = area.intersection(frame().bounds());
      suspects.mark(inside);
      if (!inside.isEmpty()) {
        int last = (inside.bottom() - 1) / TileGrid.TILE_PIXELS;
        Arrays.fill(staleRows, inside.y() / TileGrid.TILE_PIXELS, last + 1, true);
      }
    }
    var _ = LibX11.free(list);
  }

  /// Grabs rows of tiles. When the root window has just shrunk they stay stale, and the event that
  /// says so is on its way.
  private void grab(int firstRow, int endRow, TileGrid suspects) throws IOException {
    Rectangle rows = suspects.area(0, firstRow, suspects.columns(), endRow - firstRow);
    if (picture.grab(rows.y(), rows.height())) {
      Arrays.fill(staleRows, firstRow, endRow, false);
    }
  }

  private SharedPicture fresh() throws IOException {
    MemorySegment handle = display.handle();
    int ok =
        LibX11.getGeometry(
            handle, display.root(), at(0), at(8), at(12), at(16), at(20), at(24), at(28));
    display.check();
    if (ok == 0) {
      throw new IOException("display " + display.name() + " does not say its size");
    }
    return new SharedPicture(display, scratch.get(JAVA_INT, 16), scratch.get(JAVA_INT, 20));
  }

  private boolean[] allStale() {
    boolean[] rows =
        new boolean[(frame().heightPixels() + TileGrid.TILE_PIXELS - 1) / TileGrid.TILE_PIXELS];
    Arrays.fill(rows, true);
    return rows;
  }

  private static @Nullable CursorPicture cursor(MemorySegment image) {
    int width = Short.toUnsignedInt(image.get(JAVA_SHORT, 4));
    int height = Short.toUnsignedInt(image.get(JAVA_SHORT, 6));
    if (width > LARGEST_CURSOR_PIXELS || height > LARGEST_CURSOR_PIXELS) {
      return null;
    }
    MemorySegment longs =
        MemorySegment.ofAddress(image.get(JAVA_LONG, CURSOR_PIXELS_OFFSET))
            .reinterpret((long) width * height * Long.BYTES);
    int[] pixels = new int[width * height];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (int) longs.getAtIndex(JAVA_LONG, i);
    }
    int hotspotX = Short.toUnsignedInt(image.get(JAVA_SHORT, 8));
    int hotspotY = Short.toUnsignedInt(image.get(JAVA_SHORT, 10));
    return new CursorPicture(width, height, hotspotX, hotspotY, pixels);
  }

  private int extension(String extension, int present) throws IOException {
    if (present == 0) {
      throw new IOException("display " + display.name() + " lacks the extension " + extension);
    }
    return scratch.get(JAVA_INT, 0);
  }

  private MemorySegment at(long offset) {
    return scratch.asSlice(offset);
  }

  @Override
  public void close() {
    wakeUp.close();
    picture.close();
    display.close();
    arena.close();
  }
}
