package org.latchkey.agent.session;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.latchkey.agent.session.control.ControlMessage.Heartbeat;
import org.latchkey.agent.stream.RuleBrokenException;
import org.latchkey.protocol.fault.Fault;

/// The heartbeat of one session, and what its absence does: after five seconds the picture stops,
/// after sixty the session ends (A9). Input needs no stopping: none comes without a record.
final class Heart {
  private final SessionTiming timing;
  private final BrowserWriter writer;
  private final ReentrantLock lock = new ReentrantLock();
  private final Liveness liveness;

  Heart(SessionTiming timing, BrowserWriter writer) {
    this.timing = timing;
    this.writer = writer;
    this.liveness = new Liveness(timing, System.nanoTime());
  }

  /// A record opened.
  void heard() {
    lock.lock();
    try {
      liveness.heard(System.nanoTime());
      writer.queue().hold(false);
    } finally {
      lock.unlock();
    }
  }

  void heard(Heartbeat heartbeat) throws RuleBrokenException {
    lock.lock();
    try {
      liveness.heard(heartbeat, System.nanoTime());
    } finally {
      lock.unlock();
    }
  }

  /// Beats until the session is over.
  void run(CountDownLatch over)
      throws InterruptedException, RuleBrokenException, SessionFailedException {
    do {
      beat();
    } while (!over.await(timing.heartbeat().toNanos(), TimeUnit.NANOSECONDS));
  }

  private void beat() throws RuleBrokenException, SessionFailedException {
    lock.lock();
    try {
      switch (liveness.at(System.nanoTime())) {
        case LIVE -> writer.queue().hold(false);
        case STALE -> writer.queue().hold(true);
        case SILENT -> throw new SessionFailedException(Fault.SILENT, "nothing was heard");
      }
      if (writer.queue().isQuiet()) { // else the carrier takes nothing, and more would only wait
        writer.send(liveness.next(System.nanoTime()));
      }
    } finally {
      lock.unlock();
    }
  }
}
