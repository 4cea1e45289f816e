package org.latchkey.agent.settings;

import java.util.List;

/// `[log]`: how much the running agent writes to its standard error.
///
/// @param level `error`, `warning`, `info` or `debug`
public record LogSettings(String level) {
  static final LogSettings DEFAULT = new LogSettings("info");

  private static final List<String> LEVELS = List.of("error", "warning", "info", "debug");

  static LogSettings from(SettingsTable table) throws SettingsException {
    LogSettings settings = new LogSettings(table.oneOf("level", LEVELS, DEFAULT.level));
    table.refuseUnknownKeys();
    return settings;
  }
}
