package org.latchkey.agent.platform.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/// The functions of glibc that sign-in and worker need, with `errno` as an exception.
///
/// `uid_t` and `gid_t` are passed as Java `int`s holding the unsigned 32 bits.
final class LibC {
  static final int EPERM = 1;
  static final int ENOENT = 2;
  static final int EACCES = 13;
  static final int ERANGE = 34;
  static final int PR_GET_DUMPABLE = 3;
  static final int PR_SET_DUMPABLE = 4;

  private static final SymbolLookup LIBRARY = NativeCall.library("libc.so.6");
  private static final MethodHandle SETGROUPS = handle("setgroups", JAVA_LONG, ADDRESS);
  private static final MethodHandle INITGROUPS = handle("initgroups", ADDRESS, JAVA_INT);
  private static final MethodHandle SETRESUID = handle("setresuid", JAVA_INT, JAVA_INT, JAVA_INT);
  private static final MethodHandle SETRESGID = handle("setresgid", JAVA_INT, JAVA_INT, JAVA_INT);
  private static final MethodHandle CHDIR = handle("chdir", ADDRESS);
  private static final MethodHandle SETSID = handle("setsid");
  private static final MethodHandle UMASK = handle("umask", JAVA_INT);
  private static final MethodHandle PRCTL =
      NativeCall.functionWithErrno(
          LIBRARY,
          "prctl",
          FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
          Linker.Option.firstVariadicArg(1));
  private static final MethodHandle GETPWNAM_R =
      plain("getpwnam_r", ADDRESS, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS);
  private static final MethodHandle GETPWUID_R =
      plain("getpwuid_r", JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS);
  private static final MethodHandle GETSPNAM_R =
      plain("getspnam_r", ADDRESS, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS);
  private static final MethodHandle CALLOC =
      NativeCall.function(LIBRARY, "calloc", FunctionDescriptor.of(ADDRESS, JAVA_LONG, JAVA_LONG));
  private static final MethodHandle FREE =
      NativeCall.function(LIBRARY, "free", FunctionDescriptor.ofVoid(ADDRESS));

  private LibC() {}

  private static MethodHandle handle(String name, MemoryLayout... arguments) {
    return NativeCall.functionWithErrno(LIBRARY, name, FunctionDescriptor.of(JAVA_INT, arguments));
  }

  private static MethodHandle plain(String name, MemoryLayout... arguments) {
    return NativeCall.function(LIBRARY, name, FunctionDescriptor.of(JAVA_INT, arguments));
  }

  private interface WithState {
    int run(MemorySegment state) throws Throwable;
  }

  private static int checked(String name, WithState body) throws NativeCallFailed {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = NativeCall.state(arena);
      int result = NativeCall.call(() -> body.run(state));
      if (result < 0) {
        throw new NativeCallFailed(name, NativeCall.errno(state));
      }
      return result;
    }
  }

  /// Replaces the supplementary groups of every thread.
  static void setgroups(int[] groups) throws NativeCallFailed {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment list = arena.allocateFrom(JAVA_INT, groups);
      long count = groups.length;
      checked("setgroups", state -> (int) SETGROUPS.invokeExact(state, count, list));
    }
  }

  /// Takes the supplementary groups that the group database gives a user, and `gid`.
  static void initgroups(String user, int gid) throws NativeCallFailed {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocateFrom(user);
      checked("initgroups", state -> (int) INITGROUPS.invokeExact(state, name, gid));
    }
  }

  static void setresuid(int real, int effective, int saved) throws NativeCallFailed {
    checked("setresuid", state -> (int) SETRESUID.invokeExact(state, real, effective, saved));
  }

  static void setresgid(int real, int effective, int saved) throws NativeCallFailed {
    checked("setresgid", state -> (int) SETRESGID.invokeExact(state, real, effective, saved));
  }

  /// Starts a session of processes without a terminal. Refused to the leader of a process group.
  static void setsid() throws NativeCallFailed {
    checked("setsid", state -> (int) SETSID.invokeExact(state));
  }

  /// Sets the permission bits that new files do not get. Cannot fail.
  static void umask(int mask) throws NativeCallFailed {
    checked("umask", state -> (int) UMASK.invokeExact(state, mask));
  }

  static void chdir(String directory) throws NativeCallFailed {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment path = arena.allocateFrom(directory);
      checked("chdir", state -> (int) CHDIR.invokeExact(state, path));
    }
  }

  /// Calls `prctl` with one argument and three zeros.
  static int prctl(int operation, long argument) throws NativeCallFailed {
    return checked(
        "prctl", state -> (int) PRCTL.invokeExact(state, operation, argument, 0L, 0L, 0L));
  }

  /// Looks a name up. Returns 0 or an error number; at 0 `found` holds the structure's address, or
  /// null when there is no such account.
  static int getpwnam_r(
      MemorySegment name, MemorySegment entry, MemorySegment buffer, MemorySegment found) {
    long size = buffer.byteSize();
    return NativeCall.call(() -> (int) GETPWNAM_R.invokeExact(name, entry, buffer, size, found));
  }

  /// As [#getpwnam_r].
  static int getpwuid_r(int uid, MemorySegment entry, MemorySegment buffer, MemorySegment found) {
    long size = buffer.byteSize();
    return NativeCall.call(() -> (int) GETPWUID_R.invokeExact(uid, entry, buffer, size, found));
  }

  /// As [#getpwnam_r].
  static int getspnam_r(
      MemorySegment name, MemorySegment entry, MemorySegment buffer, MemorySegment found) {
    long size = buffer.byteSize();
    return NativeCall.call(() -> (int) GETSPNAM_R.invokeExact(name, entry, buffer, size, found));
  }

  /// Takes zeroed memory that native code will `free`.
  ///
  /// @return a segment of `bytes` bytes, or the null segment when there is no memory
  static MemorySegment calloc(long bytes) {
    try {
      return ((MemorySegment) CALLOC.invokeExact(1L, bytes)).reinterpret(bytes);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a native call cannot throw", e);
    }
  }

  static void free(MemorySegment memory) {
    NativeCall.call(() -> {
      FREE.invokeExact(memory);
      return 0;
    });
  }
}
