package org.latchkey.agent.session;

import java.time.Duration;

/// How often a session says that it lives, and how long it waits for the other side.
///
/// @param heartbeat how often one is sent
/// @param stale no picture and no input after so much silence
/// @param silent the end after so much silence
/// @param signIn how long a person may take to sign in
/// @param farewell how long the sealed close may take before the carrier is cut
/// @param takingDown how long keeper and worker may take to end
public record SessionTiming(
    Duration heartbeat,
    Duration stale,
    Duration silent,
    Duration signIn,
    Duration farewell,
    Duration takingDown) {
  /// The first four are `docs/sealed-channel.md` §5; the others are tuning.
  public static final SessionTiming SPECIFIED =
      new SessionTiming(
          Duration.ofSeconds(1),
          Duration.ofSeconds(5),
          Duration.ofSeconds(60),
          Duration.ofMinutes(5),
          Duration.ofSeconds(3),
          Duration.ofSeconds(20));
}
