package org.latchkey.agent.signin;

import java.time.Duration;

/// Makes every failure take the same time: it is told two seconds after the last answer, or at the
/// next multiple of two seconds if deciding took longer (`docs/host-sign-in.md` §3).
///
/// So the time tells neither whether a user exists nor why they were refused, as long as deciding
/// stays within one step; it does not hide a directory server that is slow for some users only.
public final class FailurePace {
  /// Tuning: long against guessing, short for a person who mistyped.
  static final Duration STEP = Duration.ofSeconds(2);

  private final PaceClock clock;
  private long answeredAt;

  public FailurePace(PaceClock clock) {
    this.clock = clock;
    this.answeredAt = clock.nanoTime();
  }

  /// Notes that an answer has just come.
  void answered() {
    answeredAt = clock.nanoTime();
  }

  /// Blocks until a failure may be told.
  void waitOut() throws InterruptedException {
    long step = STEP.toNanos();
    long passed = clock.nanoTime() - answeredAt;
    long steps = Math.max(1, Math.ceilDiv(passed, step));
    clock.sleep(Duration.ofNanos(steps * step - passed));
  }
}
