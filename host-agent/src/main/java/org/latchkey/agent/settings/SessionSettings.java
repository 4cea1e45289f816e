package org.latchkey.agent.settings;

/// `[sessions]`: how many at once. One more is refused with `too-many`.
///
/// @param mostAtOnce sessions, signed in or not
/// @param mostHalfOpen sessions whose sealed channel is not open yet
public record SessionSettings(int mostAtOnce, int mostHalfOpen) {
  public static final SessionSettings DEFAULT = new SessionSettings(16, 8);

  static SessionSettings from(SettingsTable table) throws SettingsException {
    SessionSettings settings =
        new SessionSettings(
            Math.toIntExact(table.integer("most-at-once", 1, 256, DEFAULT.mostAtOnce)),
            Math.toIntExact(table.integer("most-half-open", 1, 8, DEFAULT.mostHalfOpen)));
    table.refuseUnknownKeys();
    return settings;
  }
}
