package org.latchkey.agent.link;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Whether the link is in a hurry: while a session waits for its browser, and for two minutes after
/// that was seen (`docs/protocol.md` §5). Time is an argument: nanoseconds of any clock that only
/// goes forward. For one thread.
final class Haste {
  private static final Duration LASTS = Duration.ofMinutes(2);

  private final BooleanSupplier sessionWaits;
  private boolean seen;
  private long seenAt;

  Haste(BooleanSupplier sessionWaits) {
    this.sessionWaits = sessionWaits;
  }

  boolean at(long now) {
    if (sessionWaits.getAsBoolean()) {
      seen = true;
      seenAt = now;
    }
    return seen && now - seenAt < LASTS.toNanos();
  }
}
