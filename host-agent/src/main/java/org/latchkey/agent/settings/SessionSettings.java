package org.latchkey.agent.settings;

import java.time.Duration;

/// `[sessions]`: how many at once, and how long one waits for a browser whose connection was lost.
/// One more than the most is refused with `too-many`.
///
/// @param mostAtOnce sessions, signed in or not
/// @param mostHalfOpen sessions whose sealed channel is not open yet
/// @param parking how long after the last sign of life a session may be resumed; zero for never
public record SessionSettings(int mostAtOnce, int mostHalfOpen, Duration parking) {
  public static final SessionSettings DEFAULT = new SessionSettings(16, 8, Duration.ofSeconds(60));

  static SessionSettings from(SettingsTable table) throws SettingsException {
    SessionSettings settings =
        new SessionSettings(
            Math.toIntExact(table.integer("most-at-once", 1, 256, DEFAULT.mostAtOnce)),
            Math.toIntExact(table.integer("most-half-open", 1, 8, DEFAULT.mostHalfOpen)),
            Duration.ofSeconds(
                table.integer("parking-seconds", 0, 120, DEFAULT.parking.toSeconds())));
    table.refuseUnknownKeys();
    return settings;
  }
}
