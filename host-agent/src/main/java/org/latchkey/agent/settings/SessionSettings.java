package org.latchkey.agent.settings;

import java.time.Duration;

/// `[sessions]`: how many at once, how long one waits for a browser whose connection was lost or a
/// person who does nothing, and what becomes of the screen. One more than the most is refused with
/// `too-many`.
///
/// @param mostAtOnce sessions, signed in or not
/// @param mostHalfOpen sessions whose sealed channel is not open yet
/// @param parking how long after the last sign of life a session may be resumed; zero for never
/// @param idle how long nothing may be typed or pointed; zero for any time
public record SessionSettings(
    int mostAtOnce, int mostHalfOpen, Duration parking, Duration idle, LockSettings lock) {
  public static final SessionSettings DEFAULT =
      new SessionSettings(16, 8, Duration.ofSeconds(60), Duration.ZERO, LockSettings.DEFAULT);

  static SessionSettings from(SettingsTable table) throws SettingsException {
    SessionSettings settings =
        new SessionSettings(
            Math.toIntExact(table.integer("most-at-once", 1, 256, DEFAULT.mostAtOnce)),
            Math.toIntExact(table.integer("most-half-open", 1, 8, DEFAULT.mostHalfOpen)),
            Duration.ofSeconds(
                table.integer("parking-seconds", 0, 120, DEFAULT.parking.toSeconds())),
            Duration.ofMinutes(table.integer("idle-minutes", 0, 1440, DEFAULT.idle.toMinutes())),
            LockSettings.from(table));
    table.refuseUnknownKeys();
    return settings;
  }
}
