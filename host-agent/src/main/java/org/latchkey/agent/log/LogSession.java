package org.latchkey.agent.log;

/// Which session the current thread works for, in the process that serves many.
public final class LogSession {
  private static final ScopedValue<String> CURRENT = ScopedValue.newInstance();

  private LogSession() {}

  /// The session in hex; empty for none.
  public static String current() {
    return CURRENT.isBound() ? CURRENT.get() : "";
  }

  /// Runs on this thread what belongs to a session.
  public static void run(String session, Runnable work) {
    ScopedValue.where(CURRENT, session).run(work);
  }
}
