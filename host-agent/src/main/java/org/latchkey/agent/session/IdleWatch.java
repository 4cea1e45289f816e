package org.latchkey.agent.session;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.session.control.ControlMessage;
import org.latchkey.agent.stream.RuleBrokenException;
import org.latchkey.protocol.fault.Fault;

/// The [IdleClock] of one session, for threads: warns the person, and ends the session. It runs
/// from the sign-in on, parked or not.
final class IdleWatch {
  private final SessionTiming timing;
  private final BrowserWriter writer;
  private final LongSupplier nanoClock;
  private final Consumer<Ending> ender;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable IdleClock clock;

  IdleWatch(
      SessionTiming timing, BrowserWriter writer, LongSupplier nanoClock, Consumer<Ending> ender) {
    this.timing = timing;
    this.writer = writer;
    this.nanoClock = nanoClock;
    this.ender = ender;
  }

  /// Somebody has signed in.
  void begin() {
    lock.lock();
    try {
      if (timing.idle().isPositive()) {
        clock = new IdleClock(timing.idle(), nanoClock.getAsLong());
      }
    } finally {
      lock.unlock();
    }
  }

  /// The person did something: whatever a module counts as that calls this.
  void active() {
    lock.lock();
    try {
      if (clock != null) {
        clock.active(nanoClock.getAsLong());
      }
    } finally {
      lock.unlock();
    }
  }

  /// Watches until the session is over. The clock is looked at once a heartbeat, so that it may be
  /// another than the system's.
  void run(CountDownLatch over) throws InterruptedException, RuleBrokenException {
    if (!timing.idle().isPositive()) {
      return;
    }
    while (!over.await(timing.heartbeat().toNanos(), TimeUnit.NANOSECONDS)) {
      look();
    }
  }

  private void look() throws RuleBrokenException {
    lock.lock();
    try {
      if (clock == null) {
        return;
      }
      long now = nanoClock.getAsLong();
      switch (clock.at(now)) {
        case NOTHING -> {}
        case WARN -> writer.send(new ControlMessage.IdleSoon(clock.secondsLeft(now)));
        case TAKE_BACK -> writer.send(new ControlMessage.IdleSoon(0));
        case END -> {
          Duration idle = timing.idle();
          clock = null;
          ender.accept(Ending.tell(Fault.IDLE, "idle for " + idle.toMinutes() + " minutes"));
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /// A browser has come back that may have missed the warning.
  void tellAgain() throws RuleBrokenException {
    lock.lock();
    try {
      if (clock != null && clock.isWarned()) {
        long left = clock.secondsLeft(nanoClock.getAsLong());
        writer.send(new ControlMessage.IdleSoon(Math.max(left, 1)));
      }
    } finally {
      lock.unlock();
    }
  }
}
