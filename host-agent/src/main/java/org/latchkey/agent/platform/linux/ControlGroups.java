package org.latchkey.agent.platform.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The control groups of a process (cgroups(7)): where a session manager accounts for it and limits
/// it.
final class ControlGroups {
  private static final Path MOUNTED = Path.of("/sys/fs/cgroup");
  private static final String UNIFIED = "0::";

  private ControlGroups() {}

  /// Moves a process to where the calling process is.
  ///
  /// @throws IOException when it is not there afterwards
  static void follow(long pid) throws IOException {
    List<String> wanted = of("self");
    List<String> present = of(Long.toString(pid));
    for (String line : wanted) {
      if (!present.contains(line)) {
        Files.writeString(directory(line).resolve("cgroup.procs"), Long.toString(pid));
      }
    }
    if (!of(Long.toString(pid)).equals(wanted)) {
      throw new IOException("process " + pid + " did not follow to " + wanted);
    }
  }

  private static List<String> of(String process) throws IOException {
    return Files.readAllLines(Path.of("/proc", process, "cgroup"));
  }

  /// The directory of one line, `hierarchy:controllers:path`.
  private static Path directory(String line) throws IOException {
    String[] parts = line.split(":", 3);
    if (parts.length < 3 || !parts[2].startsWith("/")) {
      throw new IOException("a control group that cannot be read: " + line);
    }
    Path root = line.startsWith(UNIFIED) ? unified() : MOUNTED.resolve(controllers(parts[1]));
    return root.resolve(parts[2].substring(1));
  }

  private static Path unified() {
    return Files.exists(MOUNTED.resolve("cgroup.controllers"))
        ? MOUNTED
        : MOUNTED.resolve("unified");
  }

  private static String controllers(String names) {
    return names.startsWith("name=") ? names.substring("name=".length()) : names;
  }
}
