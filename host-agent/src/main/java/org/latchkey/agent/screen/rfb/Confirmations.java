package org.latchkey.agent.screen.rfb;

import java.util.OptionalInt;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/// The fences after the updates and their answers: the pictures thread sends the ones, the reading
/// thread gets the others, and both keep the [Pace] and the [Figures].
final class Confirmations {
  private final ReentrantLock lock = new ReentrantLock();
  private final Pace pace = new Pace();
  private final Figures figures;
  private final LongSupplier nanoTime;

  Confirmations(Figures figures, LongSupplier nanoTime) {
    this.figures = figures;
    this.nanoTime = nanoTime;
  }

  /// As [Pace#waitNanos].
  long waitNanos() {
    lock.lock();
    try {
      return pace.waitNanos(nanoTime.getAsLong());
    } finally {
      lock.unlock();
    }
  }

  /// As [Pace#roomBytes].
  long roomBytes() {
    lock.lock();
    try {
      return pace.roomBytes();
    } finally {
      lock.unlock();
    }
  }

  /// Whether the viewer has confirmed all that it was asked to.
  boolean isAtRest() {
    lock.lock();
    try {
      return pace.isAtRest();
    } finally {
      lock.unlock();
    }
  }

  /// Appends the fence that confirms an update of so many bytes, unless too many are unanswered.
  ///
  /// @param complete whether nothing was left over for want of room
  void fence(long updateBytes, boolean complete, RfbWriter out) {
    lock.lock();
    try {
      if (pace.hasRoomForFence()) {
        ServerFence.afterUpdate(pace.sent(updateBytes, complete, nanoTime.getAsLong())).write(out);
      }
    } finally {
      lock.unlock();
    }
  }

  /// Takes an answer. One without content is that to [ServerFence#ANNOUNCEMENT].
  void answered(FencePayload payload) throws RfbFault {
    if (payload.equals(FencePayload.EMPTY)) {
      return;
    }
    OptionalInt number = payload.number();
    lock.lock();
    try {
      long now = nanoTime.getAsLong();
      int updates = number.isPresent() ? pace.confirmed(number.getAsInt(), now) : 0;
      if (updates == 0) {
        throw new RfbFault("an answer to a fence that was not sent");
      }
      figures.confirmed(updates, now);
    } finally {
      lock.unlock();
    }
  }
}
