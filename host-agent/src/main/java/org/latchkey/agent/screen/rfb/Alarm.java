package org.latchkey.agent.screen.rfb;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Calls back after a while. At most one call is pending; it may come earlier than the last asked
/// for, never much later.
final class Alarm {
  private final Runnable call;
  private final AtomicBoolean pending = new AtomicBoolean();

  Alarm(Runnable call) {
    this.call = call;
  }

  void in(long nanos) {
    if (pending.compareAndSet(false, true)) {
      Thread.ofVirtual().name("screen-alarm").start(() -> ring(nanos));
    }
  }

  private void ring(long nanos) {
    try {
      TimeUnit.NANOSECONDS.sleep(nanos);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    pending.set(false);
    call.run();
  }
}
