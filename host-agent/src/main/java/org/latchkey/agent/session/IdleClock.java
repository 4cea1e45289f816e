package org.latchkey.agent.session;

import java.time.Duration;

/// When a session in which nothing is done ends (`docs/sealed-channel.md` §5, Idle). Time is an
/// argument: nanoseconds of any clock that only goes forward. Not for more than one thread.
///
/// | from | on | to |
/// |---|---|---|
/// | busy | nothing was done until shortly before the end | warned |
/// | warned | something was done | busy |
/// | busy, warned | nothing was done for as long as is allowed | over |
final class IdleClock {
  /// What is to be done now.
  enum Step {
    NOTHING,
    WARN,
    TAKE_BACK,
    END
  }

  // Specification: docs/sealed-channel.md §5.
  private static final Duration LONGEST_WARNING = Duration.ofSeconds(60);

  private final long allowed;
  private final long warning;
  private long activeAt;
  private boolean warned;

  /// @param allowed how long nothing may be done
  IdleClock(Duration allowed, long now) {
    this.allowed = allowed.toNanos();
    this.warning = Math.min(LONGEST_WARNING.toNanos(), this.allowed / 2);
    this.activeAt = now;
  }

  /// Something was done.
  void active(long now) {
    activeAt = now;
  }

  /// To be asked again and again.
  Step at(long now) {
    long left = left(now);
    if (left <= 0) {
      return Step.END;
    }
    boolean warn = left <= warning;
    if (warn == warned) {
      return Step.NOTHING;
    }
    warned = warn;
    return warn ? Step.WARN : Step.TAKE_BACK;
  }

  /// Whether the person was told, and it was not taken back.
  boolean isWarned() {
    return warned;
  }

  /// Seconds until the end, rounded up.
  long secondsLeft(long now) {
    return Math.ceilDiv(left(now), Duration.ofSeconds(1).toNanos());
  }

  private long left(long now) {
    return allowed - (now - activeAt);
  }
}
