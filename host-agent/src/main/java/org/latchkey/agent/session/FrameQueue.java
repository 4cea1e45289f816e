package org.latchkey.agent.session;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.stream.Frame;
import org.latchkey.agent.stream.SendSchedule;
import org.latchkey.agent.stream.SendSchedule.Priority;

/// Frames on their way to one side, in the order of [SendSchedule], for threads.
///
/// Adding never blocks; whoever reads from a source that can wait calls [#awaitRoom] after it, and
/// whoever cannot wait looks at the answer.
final class FrameQueue {
  // Tuning.
  private static final int URGENT_FRAMES = 1_024;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final SendSchedule schedule = new SendSchedule();
  private final long capacityBytes;
  private boolean held;
  private boolean finished;

  FrameQueue(long capacityBytes) {
    this.capacityBytes = capacityBytes;
  }

  /// Puts a frame in line.
  ///
  /// @return false when there was more than fits; the frame is not taken then
  boolean add(Frame frame, Priority priority) {
    lock.lock();
    try {
      if (finished) {
        return true; // to nowhere, as everything from now on
      }
      if (schedule.waitingUrgent() >= URGENT_FRAMES
          || schedule.waitingBytes() > 2 * capacityBytes) {
        return false;
      }
      schedule.add(frame, priority);
      changed.signalAll();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /// Blocks while more waits than the capacity.
  void awaitRoom() throws InterruptedException {
    lock.lock();
    try {
      while (schedule.waitingBytes() > capacityBytes && !finished) {
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  /// Blocks for the next frame; null when no more will come.
  @Nullable Frame take() throws InterruptedException {
    lock.lock();
    try {
      Frame frame = next();
      while (frame == null && !finished) {
        changed.await();
        frame = next();
      }
      changed.signalAll();
      return frame;
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Frame next() {
    return held ? schedule.nextUrgent() : schedule.next();
  }

  /// While held, only control, credit and refusals are given out.
  void hold(boolean held) {
    lock.lock();
    try {
      this.held = held;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Takes the next control message out without waiting; null when there is none.
  @Nullable Frame takeControl() {
    lock.lock();
    try {
      return schedule.nextControl();
    } finally {
      lock.unlock();
    }
  }

  /// Forgets the control messages that wait: the channel they were said in is gone.
  void dropControl() {
    lock.lock();
    try {
      if (!finished) {
        schedule.dropControl();
      }
    } finally {
      lock.unlock();
    }
  }

  /// Whether no control message waits.
  boolean isQuiet() {
    lock.lock();
    try {
      return schedule.waitingControl() == 0;
    } finally {
      lock.unlock();
    }
  }

  boolean isFinished() {
    lock.lock();
    try {
      return finished;
    } finally {
      lock.unlock();
    }
  }

  /// Forgets what waits on streams; control messages that wait still go out, then `last`, if any,
  /// and nothing after it.
  void finish(@Nullable Frame last) {
    lock.lock();
    try {
      if (!finished) {
        finished = true;
        schedule.dropStreams();
        if (last != null) {
          schedule.add(last, Priority.TURN);
        }
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }
}
