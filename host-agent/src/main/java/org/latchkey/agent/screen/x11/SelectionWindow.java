package org.latchkey.agent.screen.x11;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// An unseen window of ours, which owns selections and takes what comes of them, and properties of
/// other windows. Errors for windows that have gone are of no interest.
final class SelectionWindow {
  static final long CURRENT_TIME = 0;

  /// `XSelectionEvent` (`X11/Xlib.h`): `int type; unsigned long serial; Bool send_event; Display *;
  /// Window requestor; Atom selection, target, property; Time`.
  static final long REQUESTOR_OFFSET = 32;

  static final long SELECTION_OFFSET = 40;
  static final long TARGET_OFFSET = 48;
  static final long PROPERTY_OFFSET = 56;
  static final long TIME_OFFSET = 64;
  static final int SELECTION_NOTIFY = 31;

  private static final int PROP_MODE_REPLACE = 0;
  private static final long PROPERTY_CHANGE = 1L << 22;
  private static final long EVENT_BYTES = 192;
  private static final long UNIT_BYTES = 4;

  private final XDisplay display;
  private final MemorySegment out;
  private final MemorySegment event;
  private final long window;

  SelectionWindow(XDisplay display, Arena arena) {
    this.display = display;
    this.out = arena.allocate(40, 8);
    this.event = arena.allocate(EVENT_BYTES, 8);
    this.window =
        LibX11Selections.createSimpleWindow(
            display.handle(), display.root(), -1, -1, 1, 1, 0, 0, 0);
    watchProperties(window, true);
  }

  long id() {
    return window;
  }

  /// Has the server report when properties of a window come and go.
  void watchProperties(long of, boolean watched) {
    var _ = LibX11.selectInput(display.handle(), of, watched ? PROPERTY_CHANGE : 0);
  }

  long owner(long selection) throws IOException {
    long owner = LibX11Selections.getSelectionOwner(display.handle(), selection);
    display.check();
    return owner;
  }

  void own(long selection) throws IOException {
    var _ = LibX11Selections.setSelectionOwner(display.handle(), selection, window, CURRENT_TIME);
    flush();
  }

  void convert(long selection, long target, long property) throws IOException {
    var _ = LibX11Selections.deleteProperty(display.handle(), window, property);
    var _ =
        LibX11Selections.convertSelection(
            display.handle(), selection, target, property, window, CURRENT_TIME);
    flush();
  }

  /// What stood in a property.
  static final class Content {
    private final long type;
    private final byte @Nullable [] bytes;

    private Content(long type, byte @Nullable [] bytes) {
      this.type = type;
      this.bytes = bytes;
    }

    long type() {
      return type;
    }

    /// Null when the elements are no bytes, or more than were allowed.
    byte @Nullable [] bytes() {
      return bytes;
    }
  }

  /// Takes a property of this window away.
  ///
  /// @return null when there was none
  @Nullable Content take(long property, int mostBytes) throws IOException {
    int failed =
        LibX11Selections.getWindowProperty(
            display.handle(),
            window,
            property,
            0,
            mostBytes / UNIT_BYTES + 1,
            1,
            0,
            out,
            out.asSlice(8),
            out.asSlice(16),
            out.asSlice(24),
            out.asSlice(32));
    display.check();
    MemorySegment content = failed == 0 ? out.get(ADDRESS, 32) : MemorySegment.NULL;
    if (content.equals(MemorySegment.NULL)) {
      return null;
    }
    try {
      return content(content, mostBytes);
    } finally {
      var _ = LibX11.free(content);
      var _ = LibX11Selections.deleteProperty(display.handle(), window, property);
      flush();
    }
  }

  private @Nullable Content content(MemorySegment content, int mostBytes) {
    long type = out.get(JAVA_LONG, 0);
    long count = out.get(JAVA_LONG, 16);
    boolean whole = out.get(JAVA_LONG, 24) == 0 && count <= mostBytes;
    boolean bytes = out.get(JAVA_INT, 8) == Byte.SIZE;
    if (type == 0) {
      return null;
    }
    return new Content(type, whole && bytes ? content.reinterpret(count).toArray(JAVA_BYTE) : null);
  }

  void put(long into, long property, long type, byte[] bytes, int offset, int length)
      throws IOException {
    try (Arena scratch = Arena.ofConfined()) {
      MemorySegment copy = scratch.allocate(Math.max(1, length));
      MemorySegment.copy(bytes, offset, copy, JAVA_BYTE, 0, length);
      change(into, property, type, Byte.SIZE, copy, length);
    }
  }

  void put(long into, long property, long type, long... values) throws IOException {
    try (Arena scratch = Arena.ofConfined()) {
      change(
          into,
          property,
          type,
          Integer.SIZE,
          scratch.allocateFrom(JAVA_LONG, values),
          values.length);
    }
  }

  private void change(
      long into, long property, long type, int format, MemorySegment elements, int count)
      throws IOException {
    var _ =
        LibX11Selections.changeProperty(
            display.handle(), into, property, type, format, PROP_MODE_REPLACE, elements, count);
    flush();
  }

  /// Answers a request.
  ///
  /// @param property 0 for a refusal
  void answer(long requestor, long selection, long target, long property, long time)
      throws IOException {
    event.fill((byte) 0);
    event.set(JAVA_INT, 0, SELECTION_NOTIFY);
    event.set(JAVA_LONG, REQUESTOR_OFFSET, requestor);
    event.set(JAVA_LONG, SELECTION_OFFSET, selection);
    event.set(JAVA_LONG, TARGET_OFFSET, target);
    event.set(JAVA_LONG, PROPERTY_OFFSET, property);
    event.set(JAVA_LONG, TIME_OFFSET, time);
    var _ = LibX11Selections.sendEvent(display.handle(), requestor, 0, 0, event);
    flush();
  }

  private void flush() throws IOException {
    var _ = LibX11.flush(display.handle());
    display.check();
  }
}
