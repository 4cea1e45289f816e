package org.latchkey.agent.settings;

import java.nio.file.Path;
import org.latchkey.agent.Texts;

/// The settings file cannot be used. The message names the file and, where it is known, the line.
public final class SettingsException extends Exception {
  SettingsException(Path file, int line, String problem) {
    super(
        line > 0
            ? Texts.of("settings.problem-at-line", file, line, problem)
            : Texts.of("settings.problem", file, problem));
  }
}
