package org.latchkey.agent.screen.x11;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The only output of a screen, where it is no real monitor: the one that somebody may sit at is
/// left alone, and so is a screen of several.
///
/// @param crtc what drives it
/// @param on whether it shows something now
/// @param area what it shows of the screen, empty when it is off
/// @param mode how, 0 when it is off
/// @param modes those that it can be given
record VirtualOutput(long id, long crtc, boolean on, Area area, long mode, List<Long> modes) {
  /// What a CRTC shows of the screen.
  record Area(int x, int y, int widthPixels, int heightPixels) {
    boolean isInside(int widthOfScreen, int heightOfScreen) {
      return x + widthPixels <= widthOfScreen && y + heightPixels <= heightOfScreen;
    }
  }

  /// Xvnc's outputs, those of the driver `dummy`, and those of virtual machines.
  private static final Pattern NAMES = Pattern.compile("(VNC-|DUMMY|Virtual)[0-9-]*");

  private static final int CONNECTED = 0;
  private static final short NOT_ROTATED = 1;

  /// `XRRScreenResources`: `Time timestamp, configTimestamp; int ncrtc; RRCrtc *crtcs; int noutput;
  /// RROutput *outputs; …`.
  private static final long RESOURCES_BYTES = 64;

  private static final long OUTPUT_COUNT_OFFSET = 32;
  private static final long OUTPUTS_OFFSET = 40;

  /// `XRROutputInfo`: `Time timestamp; RRCrtc crtc; char *name; int nameLen; unsigned long
  /// mm_width, mm_height; unsigned short connection, subpixel_order; int ncrtc; RRCrtc *crtcs; int
  /// nclone; RROutput *clones; int nmode, npreferred; RRMode *modes`.
  private static final long OUTPUT_BYTES = 96;

  private static final long CRTC_OFFSET = 8;
  private static final long NAME_OFFSET = 16;
  private static final long NAME_LENGTH_OFFSET = 24;
  private static final long CONNECTION_OFFSET = 48;
  private static final long CRTC_COUNT_OFFSET = 52;
  private static final long CRTCS_OFFSET = 56;
  private static final long MODE_COUNT_OFFSET = 80;
  private static final long MODES_OFFSET = 88;

  /// `XRRCrtcInfo`: `Time timestamp; int x, y; unsigned int width, height; RRMode mode; unsigned
  /// short rotation; int noutput; …`.
  private static final long CRTC_BYTES = 64;

  private static final long MODE_OFFSET = 24;
  private static final long ROTATION_OFFSET = 32;

  /// @param resources an `XRRScreenResources *`
  static Optional<VirtualOutput> find(XDisplay display, MemorySegment resources)
      throws IOException {
    MemorySegment fields = resources.reinterpret(RESOURCES_BYTES);
    List<VirtualOutput> used = new ArrayList<>();
    for (long id : numbers(fields, OUTPUT_COUNT_OFFSET, OUTPUTS_OFFSET)) {
      MemorySegment output = LibXrandr.getOutputInfo(display.handle(), resources, id);
      display.check();
      if (output.equals(MemorySegment.NULL)) {
        return Optional.empty();
      }
      try {
        MemorySegment found = output.reinterpret(OUTPUT_BYTES);
        if (found.get(JAVA_LONG, CRTC_OFFSET) != 0
            || found.get(JAVA_SHORT, CONNECTION_OFFSET) == CONNECTED) {
          Optional<VirtualOutput> read = read(display, resources, id, found);
          if (read.isEmpty()) {
            return Optional.empty();
          }
          used.add(read.get());
        }
      } finally {
        LibXrandr.freeOutputInfo(output);
      }
    }
    return used.size() == 1 ? Optional.of(used.getFirst()) : Optional.empty();
  }

  private static Optional<VirtualOutput> read(
      XDisplay display, MemorySegment resources, long id, MemorySegment output) throws IOException {
    long now = output.get(JAVA_LONG, CRTC_OFFSET);
    List<Long> possible = numbers(output, CRTC_COUNT_OFFSET, CRTCS_OFFSET);
    if (!NAMES.matcher(name(output)).matches() || (now == 0 && possible.isEmpty())) {
      return Optional.empty();
    }
    List<Long> modes = numbers(output, MODE_COUNT_OFFSET, MODES_OFFSET);
    if (now == 0) {
      return Optional.of(
          new VirtualOutput(id, possible.getFirst(), false, new Area(0, 0, 0, 0), 0, modes));
    }
    MemorySegment crtc = LibXrandr.getCrtcInfo(display.handle(), resources, now);
    display.check();
    if (crtc.equals(MemorySegment.NULL)) {
      return Optional.empty();
    }
    try {
      MemorySegment fields = crtc.reinterpret(CRTC_BYTES);
      if (fields.get(JAVA_SHORT, ROTATION_OFFSET) != NOT_ROTATED) {
        return Optional.empty();
      }
      Area area =
          new Area(
              fields.get(JAVA_INT, 8),
              fields.get(JAVA_INT, 12),
              fields.get(JAVA_INT, 16),
              fields.get(JAVA_INT, 20));
      return Optional.of(
          new VirtualOutput(id, now, true, area, fields.get(JAVA_LONG, MODE_OFFSET), modes));
    } finally {
      LibXrandr.freeCrtcInfo(crtc);
    }
  }

  private static String name(MemorySegment output) {
    int length = output.get(JAVA_INT, NAME_LENGTH_OFFSET);
    MemorySegment text = output.get(ADDRESS, NAME_OFFSET).reinterpret(length);
    return new String(text.toArray(ValueLayout.JAVA_BYTE), UTF_8);
  }

  private static List<Long> numbers(MemorySegment fields, long countOffset, long listOffset) {
    int count = fields.get(JAVA_INT, countOffset);
    MemorySegment list = fields.get(ADDRESS, listOffset).reinterpret((long) count * Long.BYTES);
    List<Long> numbers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      numbers.add(list.getAtIndex(JAVA_LONG, i));
    }
    return List.copyOf(numbers);
  }
}
