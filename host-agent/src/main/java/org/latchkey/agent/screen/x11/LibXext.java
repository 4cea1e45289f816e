package org.latchkey.agent.screen.x11;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import org.latchkey.agent.screen.foreign.NativeLibrary;

/// Shared-memory images (`X11/extensions/XShm.h`; libXext, 64-bit Linux).
final class LibXext {
  private static final NativeLibrary LIBRARY = NativeLibrary.open("libXext.so.6");

  private static final MethodHandle SHM_QUERY_EXTENSION =
      LIBRARY.function("XShmQueryExtension", FunctionDescriptor.of(JAVA_INT, ADDRESS));
  private static final MethodHandle SHM_CREATE_IMAGE =
      LIBRARY.function(
          "XShmCreateImage",
          FunctionDescriptor.of(
              ADDRESS, ADDRESS, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, JAVA_INT));
  private static final MethodHandle SHM_ATTACH =
      LIBRARY.function("XShmAttach", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));
  private static final MethodHandle SHM_DETACH =
      LIBRARY.function("XShmDetach", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));
  private static final MethodHandle SHM_GET_IMAGE =
      LIBRARY.function(
          "XShmGetImage",
          FunctionDescriptor.of(
              JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS, JAVA_INT, JAVA_INT, JAVA_LONG));

  private LibXext() {}

  static int shmQueryExtension(MemorySegment display) {
    try {
      return (int) SHM_QUERY_EXTENSION.invokeExact(display);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  /// An `XImage *` over `data`, freed by [LibX11#free].
  static MemorySegment shmCreateImage(
      MemorySegment display,
      MemorySegment visual,
      int depth,
      int format,
      MemorySegment data,
      MemorySegment segment,
      int width,
      int height) {
    try {
      return (MemorySegment)
          SHM_CREATE_IMAGE.invokeExact(
              display, visual, depth, format, data, segment, width, height);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  static int shmAttach(MemorySegment display, MemorySegment segment) {
    try {
      return (int) SHM_ATTACH.invokeExact(display, segment);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  static int shmDetach(MemorySegment display, MemorySegment segment) {
    try {
      return (int) SHM_DETACH.invokeExact(display, segment);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  /// Has the server write `width` by `height` pixels of the image, from `(x, y)`, to its `data`; 0
  /// on an error.
  static int shmGetImage(
      MemorySegment display, long drawable, MemorySegment image, int x, int y, long planes) {
    try {
      return (int) SHM_GET_IMAGE.invokeExact(display, drawable, image, x, y, planes);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }
}
