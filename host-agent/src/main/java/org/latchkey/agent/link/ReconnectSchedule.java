package org.latchkey.agent.link;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.latchkey.agent.settings.ReconnectSettings;

/// When to try again (`docs/protocol.md` §5): before try k, at random between half of d and d,
/// where d is the first delay doubled k times, at most the longest. k starts anew after a link that
/// was up for 30 s. While a session waits for its browser, d is at most 5 s, so that a restarted
/// gateway is found inside the parking time. When the gateway refused identifier or proof, d is the
/// longest: nothing is gained by haste.
///
/// @param tries the k of the next try
record ReconnectSchedule(ReconnectSettings bounds, int tries) {
  private static final Duration COUNTS_AS_UP = Duration.ofSeconds(30);

  private static final Duration HURRIED = Duration.ofSeconds(5);

  /// 2^20 first delays are longer than any longest one.
  private static final int MOST_DOUBLINGS = 20;

  /// How long to wait, and the schedule for the time after.
  record Next(Duration delay, ReconnectSchedule schedule) {}

  static ReconnectSchedule start(ReconnectSettings bounds) {
    return new ReconnectSchedule(bounds, 0);
  }

  /// The delay after this end, and the schedule for the time after.
  ///
  /// @param hurried whether a session waits for its browser, or did lately
  Next after(LinkEnd end, boolean hurried, RandomGenerator random) {
    boolean anew = end.upFor().compareTo(COUNTS_AS_UP) >= 0;
    int k = anew ? 0 : tries;
    Duration longest =
        end.cause() == LinkEnd.Cause.REFUSED ? bounds.longestDelay() : delay(k, hurried);
    long millis = longest.toMillis();
    long half = (millis + 1) / 2;
    Duration drawn = Duration.ofMillis(half + random.nextLong(millis - half + 1));
    return new Next(drawn, new ReconnectSchedule(bounds, Math.min(k + 1, MOST_DOUBLINGS)));
  }

  private Duration delay(int k, boolean hurried) {
    Duration most =
        hurried && HURRIED.compareTo(bounds.longestDelay()) < 0 ? HURRIED : bounds.longestDelay();
    Duration doubled = bounds.firstDelay().multipliedBy(1L << Math.min(k, MOST_DOUBLINGS));
    return doubled.compareTo(most) < 0 ? doubled : most;
  }
}
