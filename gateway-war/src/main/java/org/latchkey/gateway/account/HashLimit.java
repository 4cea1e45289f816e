package org.latchkey.gateway.account;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.fault.FaultException;

/// How many password hashes run at once, and how many may wait: the first to come is the first to
/// go, and whoever finds the queue full is told `too-many` at once.
///
/// This is what bounds memory and processor time that a stranger can make us spend. It is not the
/// limit on failed sign-ins (SPEC A12), which comes in a later step.
final class HashLimit {
  private final Semaphore running;
  private final AtomicInteger waiting = new AtomicInteger();
  private final int maxWaiting;
  private final Duration patience;

  HashLimit(int maxRunning, int maxWaiting, Duration patience) {
    this.running = new Semaphore(maxRunning, true);
    this.maxWaiting = maxWaiting;
    this.patience = patience;
  }

  <T> T within(Supplier<T> hashing) throws FaultException {
    enter();
    try {
      return hashing.get();
    } finally {
      running.release();
    }
  }

  int waiting() {
    return waiting.get();
  }

  private void enter() throws FaultException {
    if (waiting.incrementAndGet() > maxWaiting) {
      waiting.decrementAndGet();
      throw new FaultException(Fault.TOO_MANY);
    }
    try {
      if (!running.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new FaultException(Fault.TOO_MANY);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new FaultException(Fault.UNAVAILABLE);
    } finally {
      waiting.decrementAndGet();
    }
  }
}
