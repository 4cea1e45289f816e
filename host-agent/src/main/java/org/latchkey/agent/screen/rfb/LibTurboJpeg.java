package org.latchkey.agent.screen.rfb;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import org.latchkey.agent.screen.foreign.NativeLibrary;

/// The compressor of libjpeg-turbo (`turbojpeg.h`, TurboJPEG API 2.x; 64-bit Linux).
final class LibTurboJpeg {
  private static final NativeLibrary LIBRARY = NativeLibrary.open("libturbojpeg.so.0");

  private static final MethodHandle INIT_COMPRESS =
      LIBRARY.function("tjInitCompress", FunctionDescriptor.of(ADDRESS));
  private static final MethodHandle COMPRESS =
      LIBRARY.function(
          "tjCompress2",
          FunctionDescriptor.of(
              JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS,
              JAVA_INT, JAVA_INT, JAVA_INT));
  private static final MethodHandle DESTROY =
      LIBRARY.function("tjDestroy", FunctionDescriptor.of(JAVA_INT, ADDRESS));

  private LibTurboJpeg() {}

  /// A compressor for one thread at a time, or NULL.
  static MemorySegment initCompress() {
    try {
      return (MemorySegment) INIT_COMPRESS.invokeExact();
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  /// Compresses the pixels at `source`.
  ///
  /// @param target `unsigned char **`
  /// @param size `unsigned long *`; out: the size
  /// @return 0 when it was done
  static int compress(
      MemorySegment handle,
      MemorySegment source,
      int width,
      int pitch,
      int height,
      int pixelFormat,
      MemorySegment target,
      MemorySegment size,
      int subsampling,
      int quality,
      int flags) {
    try {
      return (int)
          COMPRESS.invokeExact(
              handle,
              source,
              width,
              pitch,
              height,
              pixelFormat,
              target,
              size,
              subsampling,
              quality,
              flags);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  /// Frees a compressor.
  static int destroy(MemorySegment handle) {
    try {
      return (int) DESTROY.invokeExact(handle);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }
}
