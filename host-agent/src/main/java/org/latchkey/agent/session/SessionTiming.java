package org.latchkey.agent.session;

import java.time.Duration;

/// How often a session says that it lives, and how long it waits for the other side.
///
/// @param heartbeat how often one is sent
/// @param stale no picture and no input after so much silence
/// @param silent the end after so much silence, while nobody has signed in
/// @param parked from then on, so much silence parks the session
/// @param parking how long after the last record that opened it may be resumed; zero for never
/// @param idle how long nothing may be done by a person who has signed in; zero for any time
/// @param signIn how long a person may take to sign in
/// @param farewell how long the sealed close may take before the carrier is cut
/// @param takingDown how long keeper and worker may take to end
public record SessionTiming(
    Duration heartbeat,
    Duration stale,
    Duration silent,
    Duration parked,
    Duration parking,
    Duration idle,
    Duration signIn,
    Duration farewell,
    Duration takingDown) {
  /// `docs/sealed-channel.md` §5 and §7; the last two are tuning.
  public static final SessionTiming SPECIFIED =
      new SessionTiming(
          Duration.ofSeconds(1),
          Duration.ofSeconds(5),
          Duration.ofSeconds(60),
          Duration.ofSeconds(15),
          Duration.ofSeconds(60),
          Duration.ZERO,
          Duration.ofMinutes(5),
          Duration.ofSeconds(3),
          Duration.ofSeconds(20));

  /// The same with another parking time.
  public SessionTiming parking(Duration time) {
    return new SessionTiming(
        heartbeat, stale, silent, parked, time, idle, signIn, farewell, takingDown);
  }

  /// The same with another end of patience with a person who does nothing.
  public SessionTiming idle(Duration time) {
    return new SessionTiming(
        heartbeat, stale, silent, parked, parking, time, signIn, farewell, takingDown);
  }
}
