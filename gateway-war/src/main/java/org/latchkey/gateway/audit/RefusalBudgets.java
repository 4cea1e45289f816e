package org.latchkey.gateway.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;

/// How many refusals of each kind are written down: 30 a minute. Each kind has a budget of its own,
/// so that a flood of one cannot keep another, rarer and worse, out of the log.
final class RefusalBudgets {
  private static final int MOST_IN_WINDOW = 30;
  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Budget> ofKind = new HashMap<>();

  /// How many were left out before this one, or empty when this one is left out, too.
  ///
  /// @param kind a word of ours, never a stranger's: each is remembered for good
  OptionalLong admit(String kind, Instant now) {
    lock.lock();
    try {
      return ofKind.computeIfAbsent(kind, _ -> new Budget(now)).admit(now);
    } finally {
      lock.unlock();
    }
  }

  private static final class Budget {
    private Instant windowStart;
    private int written;
    private long leftOut;

    Budget(Instant now) {
      this.windowStart = now;
    }

    OptionalLong admit(Instant now) {
      // A clock that was set back begins a new window as well.
      if (now.isBefore(windowStart) || !now.isBefore(windowStart.plus(WINDOW))) {
        windowStart = now;
        written = 0;
      }
      if (written == MOST_IN_WINDOW) {
        leftOut++;
        return OptionalLong.empty();
      }
      written++;
      long before = leftOut;
      leftOut = 0;
      return OptionalLong.of(before);
    }
  }
}
