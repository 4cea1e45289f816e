package org.latchkey.agent.signin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A clock that only moves when told, or when someone sleeps.
final class HandMovedClock implements PaceClock {
  final List<Duration> sleeps = new ArrayList<>();
  private long now = -5_000_000_000L;

  void pass(Duration duration) {
    now += duration.toNanos();
  }

  @Override
  public long nanoTime() {
    return now;
  }

  @Override
  public void sleep(Duration duration) {
    sleeps.add(duration);
    pass(duration);
  }
}
