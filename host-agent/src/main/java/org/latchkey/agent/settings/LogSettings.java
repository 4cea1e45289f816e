package org.latchkey.agent.settings;

import org.latchkey.agent.log.LogLevel;

/// `[log]`: how much the running agent writes to its standard error.
///
/// @param level of agent, keepers and workers
public record LogSettings(LogLevel level) {
  static final LogSettings DEFAULT = new LogSettings(LogLevel.INFO);

  static LogSettings from(SettingsTable table) throws SettingsException {
    LogSettings settings =
        new LogSettings(
            LogLevel.ofWord(table.oneOf("level", LogLevel.words(), DEFAULT.level.word())));
    table.refuseUnknownKeys();
    return settings;
  }
}
