package org.latchkey.agent.command;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The running agent's log: standard error, one line per thing that happened.
///
/// What the gateway or another stranger had a part in may stand in a line, so control characters
/// are taken out: a line can neither be forged nor move a terminal's cursor.
final class AgentLogging extends Formatter {
  private AgentLogging() {}

  /// @param level `error`, `warning`, `info` or `debug`
  static void start(String level) {
    Level least =
        switch (level) {
          case "error" -> Level.SEVERE;
          case "warning" -> Level.WARNING;
          case "debug" -> Level.FINE;
          default -> Level.INFO;
        };
    Logger root = Logger.getLogger("");
    for (Handler handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    Handler console = new ConsoleHandler();
    console.setLevel(Level.ALL);
    console.setFormatter(new AgentLogging());
    root.addHandler(console);
    // Libraries of the JDK say much at the finer levels; only the agent's own loggers are opened.
    root.setLevel(least.intValue() < Level.INFO.intValue() ? Level.INFO : least);
    Logger.getLogger("org.latchkey").setLevel(least);
  }

  @Override
  public String format(LogRecord record) {
    StringBuilder line = new StringBuilder();
    line.append(Instant.now().truncatedTo(ChronoUnit.MILLIS)).append(' ');
    line.append(String.format(Locale.ROOT, "%-7s ", word(record.getLevel())));
    line.append(shortName(record.getLoggerName()))
        .append(": ")
        .append(plain(formatMessage(record)));
    Throwable thrown = record.getThrown();
    if (thrown != null) {
      line.append(" (").append(plain(thrown.toString())).append(')');
      if (thrown instanceof RuntimeException || thrown instanceof Error) {
        for (StackTraceElement frame : thrown.getStackTrace()) {
          line.append("\n    at ").append(frame);
        }
      }
    }
    return line.append('\n').toString();
  }

  private static String word(Level level) {
    if (level.intValue() >= Level.SEVERE.intValue()) {
      return "error";
    }
    if (level.intValue() >= Level.WARNING.intValue()) {
      return "warning";
    }
    return level.intValue() >= Level.INFO.intValue() ? "info" : "debug";
  }

  /// `link` for `org.latchkey.agent.link`.
  private static String shortName(@Nullable String logger) {
    return logger == null ? "" : logger.substring(logger.lastIndexOf('.') + 1);
  }

  private static String plain(String text) {
    return text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", "?");
  }
}
