package org.latchkey.agent.session;

import org.jspecify.annotations.Nullable;
import org.latchkey.agent.seal.Resumption;

/// Where a session stands (`docs/sealed-channel.md` §7). Time is an argument.
///
/// | from | on | to |
/// |---|---|---|
/// | [Live] | its carrier is gone or silent, and somebody is signed in | [Parked] |
/// | [Live], [Parked] | another channel proved itself | [Live] with that channel |
/// | [Live], [Parked] | a try to resume that failed | the same; the fifth in a row: [Ended] |
/// | [Parked] | the parking time is over | [Ended] |
/// | [Live], [Parked] | any [Ending] | [Ended] |
sealed interface SessionState {
  // Specification: docs/sealed-channel.md §7.
  int MOST_FAILED_TRIES = 5;

  /// There is a channel.
  ///
  /// @param next resumes the session when the channel is lost
  /// @param failedTries to resume it, since this channel opened
  record Live(SessionChannel channel, Resumption next, int failedTries) implements SessionState {
    /// @param untilNanos when the parking time is over, on the session's clock
    Parked parked(long untilNanos) {
      return new Parked(next, untilNanos, failedTries);
    }

    Live tryFailed() {
      return new Live(channel, next, failedTries + 1);
    }
  }

  /// There is none, and the session waits for its browser.
  record Parked(Resumption next, long untilNanos, int failedTries) implements SessionState {
    Parked tryFailed() {
      return new Parked(next, untilNanos, failedTries + 1);
    }

    long nanosLeft(long now) {
      return untilNanos - now;
    }
  }

  /// It is over.
  ///
  /// @param last the channel that it had at the end
  record Ended(Ending ending, @Nullable SessionChannel last) implements SessionState {}
}
