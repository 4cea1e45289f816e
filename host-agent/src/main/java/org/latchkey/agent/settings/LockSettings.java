package org.latchkey.agent.settings;

import java.util.List;

/// What `[sessions]` says of the screen at the end of a session.
///
/// @param onDisconnect whether it is locked
/// @param command program and arguments; empty for what is found on this computer
public record LockSettings(boolean onDisconnect, List<String> command) {
  public static final LockSettings DEFAULT = new LockSettings(false, List.of());

  private static final int MOST_WORDS = 32;
  private static final int LONGEST_WORD = 255;

  public LockSettings {
    command = List.copyOf(command);
  }

  static LockSettings from(SettingsTable sessions) throws SettingsException {
    return new LockSettings(
        sessions.flag("lock-on-disconnect", DEFAULT.onDisconnect),
        sessions.words("lock-command", MOST_WORDS, LONGEST_WORD));
  }
}
