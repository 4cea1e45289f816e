package org.latchkey.agent.session;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.latchkey.agent.stream.CountedFrames;
import org.latchkey.agent.stream.Frame;
import org.latchkey.agent.stream.RuleBrokenException;

/// The [CountedFrames] of one session, for threads, with the bound on what is kept: above it
/// whoever brings more waits for the browser's word.
final class KeptFrames {
  // Specification: docs/sealed-channel.md §7.
  private static final long CAPACITY_BYTES = 4L * 1024 * 1024;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final CountedFrames counted = new CountedFrames();
  private boolean finished;

  void sent(Frame frame) {
    lock.lock();
    try {
      counted.sent(frame);
    } finally {
      lock.unlock();
    }
  }

  void confirmed(long frames) throws RuleBrokenException {
    lock.lock();
    try {
      counted.confirmed(frames);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  List<Frame> unconfirmed() {
    lock.lock();
    try {
      return counted.unconfirmed();
    } finally {
      lock.unlock();
    }
  }

  /// A frame has arrived and was handed on; what is to be stated now, if it is time.
  Optional<Frame.Received> received(Frame frame) {
    lock.lock();
    try {
      return counted.received(frame)
          ? Optional.of(new Frame.Received(counted.state()))
          : Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  /// What is to be stated with a heartbeat, if there is news.
  Optional<Frame.Received> news() {
    lock.lock();
    try {
      return counted.hasNews()
          ? Optional.of(new Frame.Received(counted.state()))
          : Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  /// How many frames have arrived, which the caller states.
  long state() {
    lock.lock();
    try {
      return counted.state();
    } finally {
      lock.unlock();
    }
  }

  /// Blocks while more is kept than the capacity.
  void awaitRoom() throws InterruptedException {
    lock.lock();
    try {
      while (counted.keptBytes() > CAPACITY_BYTES && !finished) {
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  /// The session is over: nobody waits any more.
  void finish() {
    lock.lock();
    try {
      finished = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
