package org.latchkey.agent.screen.x11;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import org.latchkey.agent.screen.foreign.NativeLibrary;

/// Keys and pointer as if from a device (`X11/extensions/XTest.h`; libXtst, 64-bit Linux).
final class LibXtst {
  private static final NativeLibrary LIBRARY = NativeLibrary.open("libXtst.so.6");

  private static final MethodHandle QUERY_EXTENSION =
      LIBRARY.function(
          "XTestQueryExtension",
          FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS));
  private static final MethodHandle GRAB_CONTROL =
      LIBRARY.function("XTestGrabControl", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
  private static final MethodHandle FAKE_KEY_EVENT =
      LIBRARY.function(
          "XTestFakeKeyEvent",
          FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, JAVA_LONG));
  private static final MethodHandle FAKE_BUTTON_EVENT =
      LIBRARY.function(
          "XTestFakeButtonEvent",
          FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, JAVA_LONG));
  private static final MethodHandle FAKE_MOTION_EVENT =
      LIBRARY.function(
          "XTestFakeMotionEvent",
          FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG));

  private LibXtst() {}

  /// Out: four `int`. 0 when the server lacks the extension.
  static int queryExtension(
      MemorySegment display,
      MemorySegment event,
      MemorySegment error,
      MemorySegment major,
      MemorySegment minor) {
    try {
      return (int) QUERY_EXTENSION.invokeExact(display, event, error, major, minor);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  /// Whether grabs by other clients hold this client up.
  static int grabControl(MemorySegment display, int impervious) {
    try {
      return (int) GRAB_CONTROL.invokeExact(display, impervious);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  static int fakeKeyEvent(MemorySegment display, int keycode, int press, long delayMilliseconds) {
    try {
      return (int) FAKE_KEY_EVENT.invokeExact(display, keycode, press, delayMilliseconds);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  static int fakeButtonEvent(MemorySegment display, int button, int press, long delayMilliseconds) {
    try {
      return (int) FAKE_BUTTON_EVENT.invokeExact(display, button, press, delayMilliseconds);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  static int fakeMotionEvent(
      MemorySegment display, int screen, int x, int y, long delayMilliseconds) {
    try {
      return (int) FAKE_MOTION_EVENT.invokeExact(display, screen, x, y, delayMilliseconds);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }
}
