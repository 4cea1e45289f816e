package org.latchkey.gateway.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How long a sign-in is good (`docs/protocol.md` §3). Times before `now` by exactly the limit are
/// over.
final class SignInLimits {
  static final Duration IDLE = Duration.ofMinutes(30);
  static final Duration ABSOLUTE = Duration.ofHours(12);

  /// A use is written down only when the last one written is older than this, so that a page that
  /// asks every few seconds does not write as often. The idle limit is shorter by as much at most.
  static final Duration GRAIN = Duration.ofMinutes(1);

  private SignInLimits() {}

  static Instant ends(Instant created) {
    return created.plus(ABSOLUTE);
  }

  /// Why this sign-in is over at `now`, or empty while it is good.
  static Optional<SignInEnded.Reason> over(Instant created, Instant lastUsed, Instant now) {
    if (!now.isBefore(ends(created))) {
      return Optional.of(SignInEnded.Reason.TIME_LIMIT);
    }
    return now.isBefore(lastUsed.plus(IDLE))
        ? Optional.empty()
        : Optional.of(SignInEnded.Reason.IDLE);
  }

  static boolean worthWriting(Instant lastUsed, Instant now) {
    return !now.isBefore(lastUsed.plus(GRAIN));
  }
}
