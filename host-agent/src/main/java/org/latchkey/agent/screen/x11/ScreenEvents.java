package org.latchkey.agent.screen.x11;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.screen.capture.Move;
import org.latchkey.agent.screen.capture.Rectangle;

/// The events of one connection, boiled down to what there is to know: damaged or not, cursor or
/// lock keys changed or not, the size, the last windows that moved. Its size does not grow with the
/// number of events.
final class ScreenEvents {
  /// `XConfigureEvent` (`X11/Xlib.h`).
  private static final int CONFIGURE_NOTIFY = 22;

  private static final long WINDOW_OFFSET = 40;
  private static final long X_OFFSET = 48;
  private static final long Y_OFFSET = 52;
  private static final long WIDTH_OFFSET = 56;
  private static final long HEIGHT_OFFSET = 60;
  private static final long BORDER_OFFSET = 64;

  private static final long EVENT_BYTES = 192;
  private static final int TYPE_BITS = 0x7f;
  private static final int MOST_WINDOWS = 256;
  private static final int MOST_MOVES = 8;

  private final XDisplay display;
  private final int damageEvent;
  private final int cursorEvent;
  private final int keyboardEvent;
  private final MemorySegment event;
  private final Map<Long, Rectangle> windows = new LinkedHashMap<>();
  private final List<Move> moves = new ArrayList<>();
  private boolean damaged = true;
  private boolean cursorChanged = true;
  private boolean keyboardChanged = true;
  private @Nullable Rectangle newSize;

  ScreenEvents(XDisplay display, int damageEvent, int cursorEvent, int keyboardEvent, Arena arena) {
    this.display = display;
    this.damageEvent = damageEvent;
    this.cursorEvent = cursorEvent;
    this.keyboardEvent = keyboardEvent;
    this.event = arena.allocate(EVENT_BYTES, 8);
  }

  /// Takes in every event that has arrived.
  ///
  /// @return whether there was one
  boolean drain() throws IOException {
    boolean any = false;
    while (display.pending() > 0) {
      var _ = LibX11.nextEvent(display.handle(), event);
      note(event.get(JAVA_INT, 0) & TYPE_BITS);
      any = true;
    }
    return any;
  }

  boolean takeDamaged() {
    boolean was = damaged;
    damaged = false;
    return was;
  }

  boolean takeCursorChanged() {
    boolean was = cursorChanged;
    cursorChanged = false;
    return was;
  }

  boolean takeKeyboardChanged() {
    boolean was = keyboardChanged;
    keyboardChanged = false;
    return was;
  }

  /// Whether [#takeNewSize] has something.
  boolean isResized() {
    return newSize != null;
  }

  /// The size that the root window has now, when it changed.
  @Nullable Rectangle takeNewSize() {
    Rectangle size = newSize;
    newSize = null;
    return size;
  }

  List<Move> takeMoves() {
    List<Move> taken = List.copyOf(moves);
    moves.clear();
    return taken;
  }

  private void note(int type) {
    if (type == damageEvent) {
      damaged = true;
    } else if (type == cursorEvent) {
      cursorChanged = true;
    } else if (type == keyboardEvent) {
      keyboardChanged = true;
    } else if (type == CONFIGURE_NOTIFY) {
      configured();
    }
  }

  private void configured() {
    long window = event.get(JAVA_LONG, WINDOW_OFFSET);
    int border = 2 * event.get(JAVA_INT, BORDER_OFFSET);
    Rectangle now =
        new Rectangle(
            event.get(JAVA_INT, X_OFFSET),
            event.get(JAVA_INT, Y_OFFSET),
            event.get(JAVA_INT, WIDTH_OFFSET) + border,
            event.get(JAVA_INT, HEIGHT_OFFSET) + border);
    if (window == display.root()) {
      newSize = now;
      return;
    }
    Rectangle before = windows.remove(window);
    windows.put(window, now);
    if (windows.size() > MOST_WINDOWS) {
      windows.remove(windows.keySet().iterator().next());
    }
    if (before != null) {
      moved(before, now);
    }
  }

  private void moved(Rectangle before, Rectangle now) {
    int dx = now.x() - before.x();
    int dy = now.y() - before.y();
    if (before.width() != now.width() || before.height() != now.height() || (dx | dy) == 0) {
      return;
    }
    Move last = moves.isEmpty() ? null : moves.getLast();
    if (last != null && last.target().equals(before)) {
      // One window on its way: the viewer's picture still has it where it started.
      moves.removeLast();
      moves.add(new Move(now, last.dx() + dx, last.dy() + dy));
    } else {
      moves.add(new Move(now, dx, dy));
    }
    if (moves.size() > MOST_MOVES) {
      moves.removeFirst();
    }
  }
}
