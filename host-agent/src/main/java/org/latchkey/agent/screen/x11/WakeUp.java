package org.latchkey.agent.screen.x11;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.locks.ReentrantLock;

/// Lets other threads end a wait for a socket (`eventfd(2)`, `poll(2)`).
final class WakeUp implements Closeable {
  private static final int EFD_CLOEXEC_NONBLOCK = 0x80000 | 0x800;
  static final int FOR_EVER = -1;

  private static final short POLLIN = 1;

  /// `struct pollfd`.
  private static final long POLLFD_BYTES = 8;

  private final ReentrantLock lock = new ReentrantLock();
  private final Arena arena = Arena.ofShared();
  private final MemorySegment descriptors = arena.allocate(2 * POLLFD_BYTES, 8);
  private final MemorySegment taken = arena.allocate(JAVA_LONG);
  private final MemorySegment one = arena.allocateFrom(JAVA_LONG, 1);
  private final int descriptor;
  private boolean closed;

  WakeUp(int socket) throws IOException {
    descriptor = LibC.eventfd(0, EFD_CLOEXEC_NONBLOCK);
    if (descriptor < 0) {
      throw new IOException("no event descriptor");
    }
    watch(0, socket);
    watch(1, descriptor);
  }

  /// From any thread, also after closing.
  void wake() {
    lock.lock();
    try {
      if (!closed) {
        var _ = LibC.write(descriptor, one, JAVA_LONG.byteSize());
      }
    } finally {
      lock.unlock();
    }
  }

  /// Blocks until the socket has something to read or [#wake] was called since the last time.
  ///
  /// @return whether it was called
  boolean await() {
    return await(FOR_EVER);
  }

  /// The same, but no longer than so many milliseconds.
  boolean await(int mostMilliseconds) {
    var _ = LibC.poll(descriptors, 2, mostMilliseconds);
    return LibC.read(descriptor, taken, JAVA_LONG.byteSize()) > 0;
  }

  private void watch(int index, int watched) {
    descriptors.set(JAVA_INT, index * POLLFD_BYTES, watched);
    descriptors.set(JAVA_SHORT, index * POLLFD_BYTES + 4, POLLIN);
  }

  @Override
  public void close() {
    lock.lock();
    try {
      if (!closed) {
        closed = true;
        var _ = LibC.close(descriptor);
        arena.close();
      }
    } finally {
      lock.unlock();
    }
  }
}
