package org.latchkey.agent.screen.x11;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.screen.foreign.NativeLibrary;

/// Asks the kernel who listens at a local socket (`unix(7)`, `SO_PEERCRED`), without sending
/// anything and without waiting for anybody.
final class LocalPeer {
  /// What was found at a socket.
  enum Listener {
    NOBODY,
    THIS_USER,
    /// Another user, or someone who does not answer.
    OTHER
  }

  /// Who listens.
  record Peer(int user, int process) {}

  private static final int AF_UNIX = 1;
  private static final int SOCK_STREAM_NONBLOCK_CLOEXEC = 1 | 0x800 | 0x80000;
  private static final int SOL_SOCKET = 1;
  private static final int SO_PEERCRED = 17;
  private static final int ENOENT = 2;
  private static final int ECONNREFUSED = 111;

  /// `struct ucred` (`sys/socket.h`): `pid_t pid; uid_t uid; gid_t gid`.
  private static final long UCRED_BYTES = 12;

  private static final long UCRED_PID_OFFSET = 0;
  private static final long UCRED_UID_OFFSET = 4;

  /// `struct sockaddr_un` (`sys/un.h`): `sa_family_t sun_family; char sun_path[108]`.
  private static final int PATH_OFFSET = 2;

  private static final int MOST_PATH_BYTES = 107;

  private static final StructLayout CALL_STATE = Linker.Option.captureStateLayout();
  private static final long ERRNO_OFFSET =
      CALL_STATE.byteOffset(MemoryLayout.PathElement.groupElement("errno"));
  private static final MethodHandle CONNECT =
      NativeLibrary.open("libc.so.6")
          .function(
              "connect",
              FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT),
              Linker.Option.captureCallState("errno"));

  private LocalPeer() {}

  /// Who listens at a path in the file system.
  static Listener atPath(String path) {
    return at(path.getBytes(UTF_8));
  }

  /// Who listens at a name outside of the file system, which anybody may take.
  static Listener atAbstractName(String name) {
    return at(("\0" + name).getBytes(UTF_8));
  }

  /// Who is at the other end of a connected socket; -1 when that is not local.
  static int userOf(int socket) {
    Peer peer = peerOf(socket);
    return peer == null ? -1 : peer.user();
  }

  /// Which user and process listen at a path; null when nobody does, or they do not answer.
  static @Nullable Peer peerAt(String path) {
    byte[] address = path.getBytes(UTF_8);
    int socket = LibC.socket(AF_UNIX, SOCK_STREAM_NONBLOCK_CLOEXEC, 0);
    if (socket < 0) {
      return null;
    }
    try {
      boolean fits = address.length <= MOST_PATH_BYTES;
      return fits && connect(socket, address) == 0 ? peerOf(socket) : null;
    } finally {
      var _ = LibC.close(socket);
    }
  }

  private static @Nullable Peer peerOf(int socket) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment credentials = arena.allocate(UCRED_BYTES, 4);
      MemorySegment length = arena.allocateFrom(JAVA_INT, (int) UCRED_BYTES);
      int result = LibC.getsockopt(socket, SOL_SOCKET, SO_PEERCRED, credentials, length);
      return result == 0
          ? new Peer(
              credentials.get(JAVA_INT, UCRED_UID_OFFSET),
              credentials.get(JAVA_INT, UCRED_PID_OFFSET))
          : null;
    }
  }

  private static Listener at(byte[] address) {
    int socket = LibC.socket(AF_UNIX, SOCK_STREAM_NONBLOCK_CLOEXEC, 0);
    if (socket < 0 || address.length > MOST_PATH_BYTES) {
      return Listener.OTHER;
    }
    try {
      int errno = connect(socket, address);
      if (errno == ENOENT || errno == ECONNREFUSED) {
        return Listener.NOBODY;
      }
      boolean own = errno == 0 && userOf(socket) == LibC.geteuid();
      return own ? Listener.THIS_USER : Listener.OTHER;
    } finally {
      var _ = LibC.close(socket);
    }
  }

  /// Connects, or says why not.
  ///
  /// @return `errno`, 0 for a connection
  private static int connect(int socket, byte[] address) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(CALL_STATE);
      MemorySegment structure = arena.allocate(PATH_OFFSET + address.length, 2);
      structure.set(JAVA_SHORT, 0, (short) AF_UNIX);
      MemorySegment.copy(address, 0, structure, JAVA_BYTE, PATH_OFFSET, address.length);
      int result = (int) CONNECT.invokeExact(state, socket, structure, (int) structure.byteSize());
      return result == 0 ? 0 : state.get(JAVA_INT, ERRNO_OFFSET);
    } catch (Throwable thrown) {
      throw NativeLibrary.unexpected(thrown);
    }
  }
}
