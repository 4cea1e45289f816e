package org.latchkey.agent.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Whether systemd's journal reads this process's standard error (`systemd.exec(5)`,
/// `JOURNAL_STREAM`).
public final class JournalStream {
  private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

  private JournalStream() {}

  /// The variable alone says nothing: whoever redirects standard error inherits it too.
  ///
  /// @param variable `JOURNAL_STREAM` of the environment; empty when it is not set
  public static boolean isStandardError(String variable) {
    if (variable.isEmpty()) {
      return false;
    }
    try {
      Map<String, Object> file = Files.readAttributes(STANDARD_ERROR, "unix:dev,ino");
      return variable.equals(file.get("dev") + ":" + file.get("ino"));
    } catch (IOException | UnsupportedOperationException _) {
      return false;
    }
  }
}
