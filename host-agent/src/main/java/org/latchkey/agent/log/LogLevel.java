package org.latchkey.agent.log;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;

/// How much is logged, least first.
public enum LogLevel {
  ERROR(3),
  WARNING(4),
  INFO(6),
  DEBUG(7);

  private final int priority;

  LogLevel(int priority) {
    this.priority = priority;
  }

  /// As it stands in settings and in lines, such as `warning`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Finds the level with this [#word].
  ///
  /// @throws IllegalArgumentException when there is none
  public static LogLevel ofWord(String word) {
    return Arrays.stream(values())
        .filter(level -> level.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("not a log level"));
  }

  /// Every [#word].
  public static List<String> words() {
    return Arrays.stream(values()).map(LogLevel::word).toList();
  }

  /// The platform's word for it.
  Level platform() {
    return switch (this) {
      case ERROR -> Level.SEVERE;
      case WARNING -> Level.WARNING;
      case INFO -> Level.INFO;
      case DEBUG -> Level.FINE;
    };
  }

  /// The number that syslog and the journal know it by (`syslog(3)`).
  int priority() {
    return priority;
  }

  /// The level of a line that was logged with the platform's levels.
  static LogLevel of(Level level) {
    return Arrays.stream(values())
        .filter(known -> level.intValue() >= known.platform().intValue())
        .findFirst()
        .orElse(DEBUG);
  }
}
