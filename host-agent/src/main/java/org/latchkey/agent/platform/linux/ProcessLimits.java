package org.latchkey.agent.platform.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// The limits on what a process may use (getrlimit(2)), which `pam_limits` sets.
final class ProcessLimits {
  /// `RLIM_NLIMITS` of `asm-generic/resource.h`.
  private static final int RESOURCES = 16;

  /// `struct rlimit64`: soft and hard, 64 bits each.
  private static final long STRUCTURE_BYTES = 16;

  private static final MethodHandle PRLIMIT =
      NativeCall.functionWithErrno(
          NativeCall.library("libc.so.6"),
          "prlimit64",
          FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS));

  private ProcessLimits() {}

  /// Gives another process those of the calling process.
  static void copyTo(long pid) throws NativeCallFailed {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment limits = arena.allocate(STRUCTURE_BYTES, JAVA_LONG.byteAlignment());
      for (int resource = 0; resource < RESOURCES; resource++) {
        prlimit(0, resource, MemorySegment.NULL, limits, arena);
        prlimit((int) pid, resource, limits, MemorySegment.NULL, arena);
      }
    }
  }

  private static void prlimit(
      int pid, int resource, MemorySegment wanted, MemorySegment found, Arena arena)
      throws NativeCallFailed {
    MemorySegment state = NativeCall.state(arena);
    int result =
        NativeCall.call(() -> (int) PRLIMIT.invokeExact(state, pid, resource, wanted, found));
    if (result < 0) {
      throw new NativeCallFailed("prlimit", NativeCall.errno(state));
    }
  }
}
