package org.latchkey.agent.log;

import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Sets up what this process logs: to standard error, and only that.
public final class AgentLog {
  private AgentLog() {}

  /// From now on. May be called again when more is known.
  ///
  /// @param process `agent`, `keeper` or `worker`
  public static void start(String process, LogTerms terms) {
    Level least = terms.level().platform();
    Logger root = Logger.getLogger("");
    for (Handler handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    Handler console = new ConsoleHandler();
    console.setLevel(Level.ALL);
    console.setFormatter(new LogLine(process, terms));
    root.addHandler(console);
    // Libraries of the JDK say much at the finer levels, and what it says nobody has read for
    // secrets: only the agent's own loggers are opened.
    root.setLevel(least.intValue() < Level.INFO.intValue() ? Level.INFO : least);
    Logger.getLogger("org.latchkey").setLevel(least);
  }
}
