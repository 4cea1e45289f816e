package org.latchkey.agent.session;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.latchkey.agent.session.control.ControlMessage.Heartbeat;
import org.latchkey.agent.stream.Frame;
import org.latchkey.agent.stream.RuleBrokenException;
import org.latchkey.agent.worker.ViewerPresence;

/// The heartbeat of one channel, and what its absence does: after five seconds the picture stops,
/// later the channel is given up (A9). Input needs no stopping: none comes without a record.
final class Heart {
  private final SessionTiming timing;
  private final BrowserWriter writer;
  private final LongSupplier nanoClock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Liveness liveness;

  Heart(SessionTiming timing, BrowserWriter writer, LongSupplier nanoClock) {
    this.timing = timing;
    this.writer = writer;
    this.nanoClock = nanoClock;
    this.liveness = new Liveness(timing, nanoClock.getAsLong());
  }

  /// A record opened.
  void heard() {
    lock.lock();
    try {
      liveness.heard(nanoClock.getAsLong());
      writer.queue().hold(false);
    } finally {
      lock.unlock();
    }
  }

  void heard(Heartbeat heartbeat) throws RuleBrokenException {
    lock.lock();
    try {
      liveness.heard(heartbeat, nanoClock.getAsLong());
    } finally {
      lock.unlock();
    }
  }

  /// When a record opened last, on the clock.
  long heardAt() {
    lock.lock();
    try {
      return liveness.heardAt();
    } finally {
      lock.unlock();
    }
  }

  /// Beats until the channel is over or was silent too long.
  ///
  /// @param session says how long the silence may be now, and learns of it
  /// @return whether it was silent too long
  boolean run(CountDownLatch over, SessionChannel.Owner session)
      throws InterruptedException, RuleBrokenException, SessionFailedException {
    do {
      if (!beat(session)) {
        return true;
      }
    } while (!over.await(timing.heartbeat().toNanos(), TimeUnit.NANOSECONDS));
    return false;
  }

  private boolean beat(SessionChannel.Owner session)
      throws RuleBrokenException, SessionFailedException {
    lock.lock();
    try {
      switch (liveness.at(nanoClock.getAsLong(), session.patience())) {
        case LIVE -> writer.queue().hold(false);
        case STALE -> {
          writer.queue().hold(true);
          session.viewerIs(ViewerPresence.AWAY);
        }
        case SILENT -> {
          return false;
        }
      }
      if (writer.queue().isQuiet()) { // else the carrier takes nothing, and more would only wait
        writer.send(liveness.next(nanoClock.getAsLong()));
        for (Frame.Received news : writer.kept().news().stream().toList()) {
          writer.send(news);
        }
      }
      return true;
    } finally {
      lock.unlock();
    }
  }
}
