package org.latchkey.agent.screen.input;

import java.time.Duration;

/// A clock that moves only while somebody waits.
final class HandMovedRest implements Rest {
  private long now;

  Duration waited() {
    return Duration.ofNanos(now);
  }

  @Override
  public long nanoTime() {
    return now;
  }

  @Override
  public void nanos(long nanos) {
    now += Math.max(0, nanos);
  }
}
