package org.latchkey.agent.screen.x11;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.latchkey.agent.screen.capture.Rectangle;
import org.latchkey.agent.screen.capture.SizeOutcome;

/// Gives a screen without a real monitor another size, through RandR 1.3.
///
/// No CRTC may reach beyond the screen at any time: one that would is turned off first. Whatever
/// the server refuses, all is put back as it was. Nothing is locked meanwhile, so that no failure
/// can leave the server locked.
final class ScreenSize {
  private static final int OLDEST_MAJOR = 1;
  private static final int OLDEST_MINOR = 3;
  private static final long NOW = 0;
  private static final short NOT_ROTATED = 1;
  private static final double MILLIMETERS_PER_PIXEL = 25.4 / 96;

  private final XDisplay display;

  ScreenSize(XDisplay display) {
    this.display = display;
  }

  /// @param now the size that the screen has
  SizeOutcome change(Rectangle now, int widthPixels, int heightPixels) throws IOException {
    if (now.width() == widthPixels && now.height() == heightPixels) {
      return SizeOutcome.DONE;
    }
    try (Arena arena = Arena.ofConfined()) {
      if (!isSupported(arena)) {
        return SizeOutcome.PROHIBITED;
      }
      MemorySegment resources =
          LibXrandr.getScreenResourcesCurrent(display.handle(), display.root());
      display.check();
      if (resources.equals(MemorySegment.NULL)) {
        return SizeOutcome.PROHIBITED;
      }
      try {
        Optional<VirtualOutput> output = VirtualOutput.find(display, resources);
        if (output.isEmpty()) {
          return SizeOutcome.PROHIBITED;
        }
        if (!isPossible(widthPixels, heightPixels, arena)) {
          return SizeOutcome.OUT_OF_RESOURCES;
        }
        Change change = new Change(resources, output.get(), now, arena);
        return change.to(widthPixels, heightPixels);
      } finally {
        LibXrandr.freeScreenResources(resources);
      }
    }
  }

  private boolean isSupported(Arena arena) throws IOException {
    MemorySegment numbers = arena.allocate(JAVA_INT, 2);
    MemorySegment second = numbers.asSlice(Integer.BYTES);
    boolean answered =
        LibXrandr.queryExtension(display.handle(), numbers, second) != 0
            && LibXrandr.queryVersion(display.handle(), numbers, second) != 0;
    display.check();
    int major = numbers.getAtIndex(JAVA_INT, 0);
    return answered
        && (major > OLDEST_MAJOR
            || (major == OLDEST_MAJOR && numbers.getAtIndex(JAVA_INT, 1) >= OLDEST_MINOR));
  }

  private boolean isPossible(int widthPixels, int heightPixels, Arena arena) throws IOException {
    MemorySegment range = arena.allocate(JAVA_INT, 4);
    int answered =
        LibXrandr.getScreenSizeRange(
            display.handle(),
            display.root(),
            range,
            range.asSlice(4),
            range.asSlice(8),
            range.asSlice(12));
    display.check();
    return answered != 0
        && widthPixels >= range.getAtIndex(JAVA_INT, 0)
        && heightPixels >= range.getAtIndex(JAVA_INT, 1)
        && widthPixels <= range.getAtIndex(JAVA_INT, 2)
        && heightPixels <= range.getAtIndex(JAVA_INT, 3);
  }

  /// One change from what is now.
  private final class Change {
    private final MemorySegment resources;
    private final VirtualOutput output;
    private final Rectangle before;
    private final MemorySegment outputs;

    Change(MemorySegment resources, VirtualOutput output, Rectangle before, Arena arena) {
      this.resources = resources;
      this.output = output;
      this.before = before;
      this.outputs = arena.allocateFrom(JAVA_LONG, output.id());
    }

    SizeOutcome to(int widthPixels, int heightPixels) throws IOException {
      var _ = display.sync(); // Errors of before are not ours.
      OutputModes modes = new OutputModes(display, resources);
      long mode = modes.of(widthPixels, heightPixels, output);
      if (mode == 0) {
        return SizeOutcome.OUT_OF_RESOURCES;
      }
      boolean fits = output.area().isInside(widthPixels, heightPixels);
      if ((fits || turnOff()) && size(widthPixels, heightPixels) && show(0, 0, mode)) {
        modes.removeOthers(mode, output);
        return SizeOutcome.DONE;
      }
      putBack();
      return SizeOutcome.OUT_OF_RESOURCES;
    }

    private void putBack() throws IOException {
      boolean off = turnOff();
      boolean sized = size(before.width(), before.height());
      if (off && sized && output.on()) {
        var _ = show(output.area().x(), output.area().y(), output.mode());
      }
    }

    private boolean turnOff() throws IOException {
      int status =
          LibXrandr.setCrtcConfig(
              display.handle(),
              resources,
              output.crtc(),
              NOW,
              0,
              0,
              0,
              NOT_ROTATED,
              MemorySegment.NULL,
              0);
      return display.sync() == 0 && status == 0;
    }

    private boolean show(int x, int y, long mode) throws IOException {
      int status =
          LibXrandr.setCrtcConfig(
              display.handle(), resources, output.crtc(), NOW, x, y, mode, NOT_ROTATED, outputs, 1);
      return display.sync() == 0 && status == 0;
    }

    private boolean size(int widthPixels, int heightPixels) throws IOException {
      LibXrandr.setScreenSize(
          display.handle(),
          display.root(),
          widthPixels,
          heightPixels,
          millimeters(widthPixels),
          millimeters(heightPixels));
      return display.sync() == 0;
    }
  }

  private static int millimeters(int pixels) {
    return Math.max(1, (int) Math.round(pixels * MILLIMETERS_PER_PIXEL));
  }
}
