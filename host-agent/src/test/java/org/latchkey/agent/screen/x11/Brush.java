package org.latchkey.agent.screen.x11;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.BitSet;
import org.latchkey.agent.screen.capture.Rectangle;
import org.latchkey.agent.screen.foreign.NativeLibrary;

/// Draws on an X display as a program of the user would: its own connection, and windows that
/// cannot be told from any other's.
public final class Brush implements AutoCloseable {
  private static final NativeLibrary XLIB = NativeLibrary.open("libX11.so.6");
  private static final MethodHandle CREATE_GC =
      XLIB.function(
          "XCreateGC", FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_LONG, JAVA_LONG, ADDRESS));
  private static final MethodHandle SET_FOREGROUND =
      XLIB.function("XSetForeground", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG));
  private static final MethodHandle SET_SUBWINDOW_MODE =
      XLIB.function(
          "XSetSubwindowMode", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT));
  private static final MethodHandle FILL =
      XLIB.function(
          "XFillRectangle",
          FunctionDescriptor.of(
              JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
  private static final MethodHandle COPY =
      XLIB.function(
          "XCopyArea",
          FunctionDescriptor.of(
              JAVA_INT, ADDRESS, JAVA_LONG, JAVA_LONG, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT,
              JAVA_INT, JAVA_INT, JAVA_INT));
  private static final MethodHandle CREATE_WINDOW =
      XLIB.function(
          "XCreateSimpleWindow",
          FunctionDescriptor.of(
              JAVA_LONG, ADDRESS, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT,
              JAVA_LONG, JAVA_LONG));
  private static final MethodHandle MAP_WINDOW =
      XLIB.function("XMapWindow", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG));
  private static final MethodHandle MOVE_WINDOW =
      XLIB.function(
          "XMoveWindow", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, JAVA_INT));
  private static final MethodHandle QUERY_KEYMAP =
      XLIB.function("XQueryKeymap", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));
  private static final int KEYMAP_BYTES = 32;
  private static final int INCLUDE_INFERIORS = 1;

  private final XDisplay display;
  private final MemorySegment context;

  public Brush(XDisplay display) {
    this.display = display;
    this.context =
        (MemorySegment)
            call(() ->
                (MemorySegment)
                    CREATE_GC.invokeExact(
                        display.handle(), display.root(), 0L, MemorySegment.NULL));
    call(() -> (int) SET_SUBWINDOW_MODE.invokeExact(display.handle(), context, INCLUDE_INFERIORS));
  }

  /// The root window.
  public long root() {
    return display.root();
  }

  public void fill(long window, Rectangle area, int color) {
    call(() -> (int) SET_FOREGROUND.invokeExact(display.handle(), context, (long) color));
    call(() ->
        (int)
            FILL.invokeExact(
                display.handle(),
                window,
                context,
                area.x(),
                area.y(),
                area.width(),
                area.height()));
  }

  /// Copies within a window, as scrolling does.
  public void copy(long window, Rectangle source, int x, int y) {
    call(() ->
        (int)
            COPY.invokeExact(
                display.handle(),
                window,
                window,
                context,
                source.x(),
                source.y(),
                source.width(),
                source.height(),
                x,
                y));
  }

  /// A window, shown at once.
  public long window(Rectangle area, int color) {
    long window =
        (long)
            call(() ->
                (long)
                    CREATE_WINDOW.invokeExact(
                        display.handle(),
                        display.root(),
                        area.x(),
                        area.y(),
                        area.width(),
                        area.height(),
                        0,
                        0L,
                        (long) color));
    call(() -> (int) MAP_WINDOW.invokeExact(display.handle(), window));
    return window;
  }

  public void move(long window, int x, int y) {
    call(() -> (int) MOVE_WINDOW.invokeExact(display.handle(), window, x, y));
  }

  /// How many keys of the server's keyboard are down.
  public int keysDown() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment keys = arena.allocate(KEYMAP_BYTES);
      call(() -> (int) QUERY_KEYMAP.invokeExact(display.handle(), keys));
      return BitSet.valueOf(keys.toArray(JAVA_BYTE)).cardinality();
    }
  }

  /// Waits until the server has drawn everything.
  public void finish() throws IOException {
    if (display.sync() != 0) {
      throw new IOException("the server reported an error");
    }
  }

  @Override
  public void close() {
    display.close();
  }

  private interface Call {
    Object invoke() throws Throwable;
  }

  private static Object call(Call call) {
    try {
      return call.invoke();
    } catch (Throwable thrown) {
      throw new AssertionError(thrown);
    }
  }
}
