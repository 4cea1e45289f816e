package org.latchkey.agent.log;

/// What a process has to know to log like the others of its session.
///
/// @param journal whether standard error is read by systemd's journal
/// @param session the session that the whole process works for, in hex; empty for none
public record LogTerms(LogLevel level, boolean journal, String session) {
  /// What a process goes by until it is told.
  public static final LogTerms FIRST = new LogTerms(LogLevel.INFO, false, "");

  public LogTerms withSession(String other) {
    return new LogTerms(level, journal, other);
  }
}
