package org.latchkey.agent.screen.x11;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import org.latchkey.agent.screen.foreign.NativeLibrary;

/// System calls beside Xlib (glibc, 64-bit Linux).
final class LibC {
  private static final NativeLibrary LIBRARY = NativeLibrary.open("libc.so.6");

  private static final MethodHandle POLL =
      LIBRARY.function("poll", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
  private static final MethodHandle EVENTFD =
      LIBRARY.function("eventfd", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
  private static final MethodHandle READ =
      LIBRARY.function("read", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
  private static final MethodHandle WRITE =
      LIBRARY.function("write", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
  private static final MethodHandle CLOSE =
      LIBRARY.function("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
  private static final MethodHandle SHMGET =
      LIBRARY.function("shmget", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_INT));
  private static final MethodHandle SHMAT =
      LIBRARY.function("shmat", FunctionDescriptor.of(ADDRESS, JAVA_INT, ADDRESS, JAVA_INT));
  private static final MethodHandle SHMDT =
      LIBRARY.function("shmdt", FunctionDescriptor.of(JAVA_INT, ADDRESS));
  private static final MethodHandle SHMCTL =
      LIBRARY.function("shmctl", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS));
  private static final MethodHandle SETENV =
      LIBRARY.function("setenv", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT));
  private static final MethodHandle SOCKET =
      LIBRARY.function("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
  private static final MethodHandle GETSOCKOPT =
      LIBRARY.function(
          "getsockopt",
          FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS));
  private static final MethodHandle GETEUID =
      LIBRARY.function("geteuid", FunctionDescriptor.of(JAVA_INT));

  private LibC() {}

  /// `struct pollfd` is `int fd; short events; short revents`.
  static int poll(MemorySegment descriptors, long count, int timeoutMilliseconds) {
    try {
      return (int) POLL.invokeExact(descriptors, count, timeoutMilliseconds);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  static int eventfd(int initial, int flags) {
    try {
      return (int) EVENTFD.invokeExact(initial, flags);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  static long read(int descriptor, MemorySegment buffer, long bytes) {
    try {
      return (long) READ.invokeExact(descriptor, buffer, bytes);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  static long write(int descriptor, MemorySegment buffer, long bytes) {
    try {
      return (long) WRITE.invokeExact(descriptor, buffer, bytes);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  static int close(int descriptor) {
    try {
      return (int) CLOSE.invokeExact(descriptor);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  static int shmget(int key, long bytes, int flags) {
    try {
      return (int) SHMGET.invokeExact(key, bytes, flags);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  /// `(void *) -1` on an error.
  static MemorySegment shmat(int id, MemorySegment address, int flags) {
    try {
      return (MemorySegment) SHMAT.invokeExact(id, address, flags);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  static int shmdt(MemorySegment address) {
    try {
      return (int) SHMDT.invokeExact(address);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  static int shmctl(int id, int command, MemorySegment buffer) {
    try {
      return (int) SHMCTL.invokeExact(id, command, buffer);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  /// Changes what later calls of `getenv` in this process see, Xlib's own included.
  static int setenv(MemorySegment name, MemorySegment value, int overwrite) {
    try {
      return (int) SETENV.invokeExact(name, value, overwrite);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  static int socket(int family, int type, int protocol) {
    try {
      return (int) SOCKET.invokeExact(family, type, protocol);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  static int getsockopt(
      int socket, int level, int option, MemorySegment value, MemorySegment length) {
    try {
      return (int) GETSOCKOPT.invokeExact(socket, level, option, value, length);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }

  static int geteuid() {
    try {
      return (int) GETEUID.invokeExact();
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }
}
