package org.latchkey.agent.log;

import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/// Writes one line per thing that happened: time, level, part, session, text.
///
/// ```
/// 2026-11-21T18:00:00.123Z warning link: offline: …
/// 2026-11-21T18:00:00.123Z error   keeper.platform [3f2a9c01]: …
/// ```
///
/// For the journal, which keeps time and level by itself, `<priority>` stands in their place
/// (`sd-daemon(3)`).
///
/// What the gateway or another stranger had a part in may stand in a line, so control characters
/// are taken out: a line can neither be forged nor move a terminal's cursor.
final class LogLine extends Formatter {
  /// Always three digits of a second, so that columns stand below each other.
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

  private static final String FIRST_PROCESS = "agent";

  /// Enough to tell sessions of one log apart; the whole id stands in the audit log.
  private static final int SESSION_DIGITS = 8;

  private final String process;
  private final LogTerms terms;

  LogLine(String process, LogTerms terms) {
    this.process = process;
    this.terms = terms;
  }

  @Override
  public String format(LogRecord record) {
    LogLevel level = LogLevel.of(record.getLevel());
    StringBuilder line = new StringBuilder(start(record, level));
    line.append(part(record.getLoggerName())).append(session()).append(": ");
    line.append(plain(formatMessage(record)));
    Throwable thrown = record.getThrown();
    if (thrown != null) {
      line.append(" (").append(plain(thrown.toString())).append(')');
      if (thrown instanceof RuntimeException || thrown instanceof Error) {
        for (StackTraceElement frame : thrown.getStackTrace()) {
          line.append('\n').append(terms.journal() ? priority(level) : "").append("    at ");
          line.append(frame);
        }
      }
    }
    return line.append('\n').toString();
  }

  private String start(LogRecord record, LogLevel level) {
    return terms.journal()
        ? priority(level)
        : String.format(Locale.ROOT, "%s %-7s ", TIME.format(record.getInstant()), level.word());
  }

  private static String priority(LogLevel level) {
    return "<" + level.priority() + ">";
  }

  /// `link` for `org.latchkey.agent.link` in the agent, `keeper.link` in a keeper.
  private String part(@Nullable String logger) {
    String part = logger == null ? "" : logger.substring(logger.lastIndexOf('.') + 1);
    if (process.equals(FIRST_PROCESS)) {
      return part;
    }
    // The package of both processes is called worker.
    return part.isEmpty() || part.equals("worker") ? process : process + "." + part;
  }

  private String session() {
    String session = terms.session().isEmpty() ? LogSession.current() : terms.session();
    return session.isEmpty()
        ? ""
        : " [" + plain(session.substring(0, Math.min(SESSION_DIGITS, session.length()))) + "]";
  }

  private static String plain(String text) {
    return text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", "?");
  }
}
