package org.latchkey.agent.screen.x11;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// The modes that the X server knows, and those that were made here for sizes that it did not.
final class OutputModes {
  /// A mode of the server's.
  record Mode(long id, int widthPixels, int heightPixels, String name) {
    boolean isOurs() {
      return name.startsWith(PREFIX);
    }
  }

  private static final String PREFIX = "latchkey-";

  /// `XRRScreenResources`: `… int nmode; XRRModeInfo *modes` at its end.
  private static final long RESOURCES_BYTES = 64;

  private static final long MODE_COUNT_OFFSET = 48;
  private static final long MODES_OFFSET = 56;

  /// `XRRModeInfo`: `RRMode id; unsigned int width, height; unsigned long dotClock; unsigned int
  /// hSyncStart, hSyncEnd, hTotal, hSkew, vSyncStart, vSyncEnd, vTotal; char *name; unsigned int
  /// nameLength; unsigned long modeFlags`.
  private static final long MODE_BYTES = 80;

  private static final long WIDTH_OFFSET = 8;
  private static final long HEIGHT_OFFSET = 12;
  private static final long CLOCK_OFFSET = 16;
  private static final long HORIZONTAL_OFFSET = 24;
  private static final long VERTICAL_OFFSET = 40;
  private static final long NAME_OFFSET = 56;
  private static final long NAME_LENGTH_OFFSET = 64;

  /// Blanking, like that of flat panels; nothing is ever scanned out.
  private static final int[] HORIZONTAL_BLANKING = {48, 80, 160};

  private static final int[] VERTICAL_BLANKING = {3, 9, 30};
  private static final long FRAMES_PER_SECOND = 60;

  private final XDisplay display;
  private final List<Mode> known;

  /// @param resources an `XRRScreenResources *`
  OutputModes(XDisplay display, MemorySegment resources) {
    this.display = display;
    MemorySegment fields = resources.reinterpret(RESOURCES_BYTES);
    int count = fields.get(JAVA_INT, MODE_COUNT_OFFSET);
    MemorySegment list = fields.get(ADDRESS, MODES_OFFSET).reinterpret(count * MODE_BYTES);
    List<Mode> modes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      modes.add(read(list.asSlice(i * MODE_BYTES, MODE_BYTES)));
    }
    known = List.copyOf(modes);
  }

  /// A mode of this size that the output can be given; 0 when the server does not take one.
  long of(int widthPixels, int heightPixels, VirtualOutput output) throws IOException {
    List<Mode> fitting =
        known.stream()
            .filter(mode -> mode.widthPixels() == widthPixels)
            .filter(mode -> mode.heightPixels() == heightPixels)
            .toList();
    for (Mode mode : fitting) {
      if (output.modes().contains(mode.id())) {
        return mode.id();
      }
    }
    long id = fitting.stream().filter(Mode::isOurs).mapToLong(Mode::id).findFirst().orElse(0);
    if (id == 0) {
      id = create(widthPixels, heightPixels);
    }
    if (id != 0) {
      LibXrandr.addOutputMode(display.handle(), output.id(), id);
    }
    return display.sync() == 0 ? id : 0;
  }

  /// Takes back what was made for other sizes, also by a worker that was killed.
  void removeOthers(long kept, VirtualOutput output) throws IOException {
    for (Mode mode : known) {
      if (mode.isOurs() && mode.id() != kept) {
        if (output.modes().contains(mode.id())) {
          LibXrandr.deleteOutputMode(display.handle(), output.id(), mode.id());
        }
        LibXrandr.destroyMode(display.handle(), mode.id());
      }
    }
    var _ = display.sync(); // One that is in use elsewhere stays.
  }

  private long create(int widthPixels, int heightPixels) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      String name = PREFIX + widthPixels + "x" + heightPixels;
      MemorySegment mode = arena.allocate(MODE_BYTES, Long.BYTES);
      mode.set(JAVA_INT, WIDTH_OFFSET, widthPixels);
      mode.set(JAVA_INT, HEIGHT_OFFSET, heightPixels);
      int columns = widthPixels + HORIZONTAL_BLANKING[2];
      int rows = heightPixels + VERTICAL_BLANKING[2];
      mode.set(JAVA_LONG, CLOCK_OFFSET, FRAMES_PER_SECOND * columns * rows);
      blank(mode, HORIZONTAL_OFFSET, widthPixels, HORIZONTAL_BLANKING);
      blank(mode, VERTICAL_OFFSET, heightPixels, VERTICAL_BLANKING);
      mode.set(ADDRESS, NAME_OFFSET, arena.allocateFrom(name));
      mode.set(JAVA_INT, NAME_LENGTH_OFFSET, name.length());
      long id = LibXrandr.createMode(display.handle(), display.root(), mode);
      return display.sync() == 0 ? id : 0;
    }
  }

  /// Start and end of the pulse, and the end of all.
  private static void blank(MemorySegment mode, long offset, int pixels, int[] blanking) {
    for (int i = 0; i < blanking.length; i++) {
      mode.set(JAVA_INT, offset + (long) i * Integer.BYTES, pixels + blanking[i]);
    }
  }

  private static Mode read(MemorySegment fields) {
    int length = fields.get(JAVA_INT, NAME_LENGTH_OFFSET);
    MemorySegment name = fields.get(ADDRESS, NAME_OFFSET).reinterpret(length);
    return new Mode(
        fields.get(JAVA_LONG, 0),
        fields.get(JAVA_INT, WIDTH_OFFSET),
        fields.get(JAVA_INT, HEIGHT_OFFSET),
        new String(name.toArray(JAVA_BYTE), UTF_8));
  }
}
