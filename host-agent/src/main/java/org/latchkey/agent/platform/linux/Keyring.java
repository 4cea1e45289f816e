package org.latchkey.agent.platform.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/// A session keyring of the kernel (keyrings(7)), by its number. It belongs to a thread, and to
/// whatever that thread starts.
///
/// @param id the kernel's serial number
record Keyring(int id) {
  private static final int GET_KEYRING_ID = 0;
  private static final int JOIN_SESSION_KEYRING = 1;
  private static final int REVOKE = 3;
  private static final int SETPERM = 5;
  private static final int DESCRIBE = 6;
  private static final int LINK = 8;
  private static final int READ = 11;
  private static final long SESSION_KEYRING = -3;
  private static final long USER_KEYRING = -4;
  private static final int EKEYREVOKED = 128;

  /// Everything for whoever has it as session keyring, and for the superuser, who made it.
  private static final long OWN_PERMISSIONS = 0x3f3f_0000L;

  private static final int LONGEST_BYTES = 512;

  private static final MethodHandle SYSCALL =
      NativeCall.functionWithErrno(
          NativeCall.library("libc.so.6"),
          "syscall",
          FunctionDescriptor.of(
              JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
          Linker.Option.firstVariadicArg(1));

  /// Gives the calling thread a new, empty one. Nothing where the kernel, or what confines this
  /// process, has no keyrings.
  static Optional<Keyring> join() {
    try {
      Keyring made = new Keyring((int) keyctl(JOIN_SESSION_KEYRING, 0, 0, 0));
      keyctl(SETPERM, made.id, OWN_PERMISSIONS, 0);
      return Optional.of(made);
    } catch (NativeCallFailed _) {
      return Optional.empty();
    }
  }

  /// That of the calling thread; nothing as for [#join].
  static Optional<Keyring> ofThisThread() {
    try {
      return Optional.of(new Keyring((int) keyctl(GET_KEYRING_ID, SESSION_KEYRING, 0, 0)));
    } catch (NativeCallFailed _) {
      return Optional.empty();
    }
  }

  /// Makes the keys of the calling thread's user found by whoever searches the session keyring, as
  /// `pam_keyinit` does.
  static void linkUserKeys() {
    try {
      keyctl(LINK, USER_KEYRING, SESSION_KEYRING, 0);
    } catch (NativeCallFailed _) {
      // No keyrings here: then there are no keys to be found either.
    }
  }

  /// Whether it holds the user's own keyring and nothing else, so that another one with the same
  /// link is as good.
  boolean holdsOnlyKeysOf(long uid) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment buffer = arena.allocate(LONGEST_BYTES, Integer.BYTES);
      long bytes = keyctl(READ, id, buffer.address(), LONGEST_BYTES);
      return bytes == Integer.BYTES
          && description(buffer.get(JAVA_INT, 0), arena).endsWith(";_uid." + uid);
    } catch (NativeCallFailed _) {
      return false;
    }
  }

  private static String description(int key, Arena arena) throws NativeCallFailed {
    MemorySegment buffer = arena.allocate(LONGEST_BYTES);
    long bytes = keyctl(DESCRIBE, key, buffer.address(), LONGEST_BYTES);
    return bytes > LONGEST_BYTES ? "" : buffer.getString(0);
  }

  boolean isRevoked() {
    try (Arena arena = Arena.ofConfined()) {
      var _ = description(id, arena);
      return false;
    } catch (NativeCallFailed e) {
      return e.errno() == EKEYREVOKED;
    }
  }

  /// Makes its keys useless to whoever still has it. Does nothing when it has gone.
  void revoke() {
    try {
      keyctl(REVOKE, id, 0, 0);
    } catch (NativeCallFailed _) {
      // Nobody has it any more.
    }
  }

  private static long keyctl(int operation, long first, long second, long third)
      throws NativeCallFailed {
    long number = number();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = NativeCall.state(arena);
      long[] result = new long[1];
      NativeCall.call(() -> {
        result[0] =
            (long) SYSCALL.invokeExact(state, number, (long) operation, first, second, third, 0L);
        return 0;
      });
      if (result[0] < 0) {
        throw new NativeCallFailed("keyctl", NativeCall.errno(state));
      }
      return result[0];
    }
  }

  /// `__NR_keyctl` of `asm/unistd.h`; a number that no kernel has where it is not known.
  private static long number() {
    return switch (System.getProperty("os.arch")) {
      case "amd64" -> 250;
      case "aarch64" -> 219;
      default -> Integer.MAX_VALUE;
    };
  }
}
