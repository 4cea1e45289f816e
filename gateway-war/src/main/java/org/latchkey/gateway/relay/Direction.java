package org.latchkey.gateway.relay;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.latchkey.gateway.websocket.Socket;
import org.latchkey.protocol.relay.RelayLimits;

/// One direction of a relay. What waits to be written to `to` is counted; above 256 KiB reading
/// from `from` stops until 64 KiB are left (`docs/protocol.md` §7).
///
/// Messages come on one I/O thread and their callbacks on another; the lock makes counter and
/// decision one. It is never held while a socket is called, because sockets have locks of their
/// own.
final class Direction {
  /// What a waiting message takes beside its bytes. Counted, so that a flood of empty messages is
  /// bounded too.
  static final int MESSAGE_COST_BYTES = 512;

  private final Socket from;
  private final Socket to;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private long waitingBytes;
  private long passedBytes;
  private boolean suspended;
  private Instant moved;

  Direction(Socket from, Socket to, Clock clock) {
    this.from = from;
    this.to = to;
    this.clock = clock;
    this.moved = clock.instant();
  }

  /// Passes a message on; called by the thread that receives from `from`.
  void pass(ByteBuffer message) {
    int length = message.remaining();
    int cost = length + MESSAGE_COST_BYTES;
    if (count(length, cost)) {
      from.suspend();
    }
    to.binary(message, () -> written(cost));
  }

  /// Counts a message; true when it is the one after which reading must stop.
  private boolean count(int length, int cost) {
    lock.lock();
    try {
      if (waitingBytes == 0) {
        moved = clock.instant();
      }
      waitingBytes += cost;
      passedBytes += length;
      boolean stop = !suspended && waitingBytes > RelayLimits.SUSPEND_ABOVE_BYTES;
      suspended |= stop;
      return stop;
    } finally {
      lock.unlock();
    }
  }

  private void written(int cost) {
    boolean readOn;
    lock.lock();
    try {
      waitingBytes -= cost;
      moved = clock.instant();
      readOn = suspended && waitingBytes <= RelayLimits.RESUME_AT_BYTES;
      suspended &= !readOn;
    } finally {
      lock.unlock();
    }
    if (readOn) {
      from.onReceivingThread(this::readOn);
    }
  }

  /// Runs where [#pass] runs, so that neither comes between the other's decision and its act.
  private void readOn() {
    boolean stillWanted;
    lock.lock();
    try {
      stillWanted = !suspended;
    } finally {
      lock.unlock();
    }
    if (stillWanted) {
      from.resume();
    }
  }

  long passedBytes() {
    lock.lock();
    try {
      return passedBytes;
    } finally {
      lock.unlock();
    }
  }

  /// Whether messages wait of which none was written since `then`.
  boolean isBlockedSince(Instant then) {
    lock.lock();
    try {
      return waitingBytes > 0 && moved.isBefore(then);
    } finally {
      lock.unlock();
    }
  }

  boolean isIdleSince(Instant then) {
    lock.lock();
    try {
      return moved.isBefore(then);
    } finally {
      lock.unlock();
    }
  }
}
