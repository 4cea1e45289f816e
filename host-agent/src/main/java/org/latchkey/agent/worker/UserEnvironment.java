package org.latchkey.agent.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.latchkey.agent.platform.Account;

/// The environment that programs of the OS user get: what the system's session gave, then what
/// every program expects where that is missing.
///
/// It is a value. The worker itself never runs with it.
final class UserEnvironment {
  private static final String PATH = "/usr/local/bin:/usr/bin:/bin:/usr/local/games:/usr/games";

  private UserEnvironment() {}

  static Map<String, String> of(Account account, Map<String, String> fromSession) {
    Map<String, String> environment = new LinkedHashMap<>(fromSession);
    environment.putIfAbsent("HOME", account.home().toString());
    environment.putIfAbsent("USER", account.name());
    environment.putIfAbsent("LOGNAME", account.name());
    environment.putIfAbsent("SHELL", account.shell().isEmpty() ? "/bin/sh" : account.shell());
    environment.putIfAbsent("PATH", PATH);
    environment.putIfAbsent("LANG", "C.UTF-8");
    Path runtime = Path.of("/run/user", Long.toString(account.uid()));
    if (!environment.containsKey("XDG_RUNTIME_DIR") && isOwn(runtime, account.uid())) {
      environment.put("XDG_RUNTIME_DIR", runtime.toString());
    }
    return Map.copyOf(environment);
  }

  private static boolean isOwn(Path directory, long uid) {
    try {
      return Files.isDirectory(directory)
          && Integer.toUnsignedLong((int) Files.getAttribute(directory, "unix:uid")) == uid;
    } catch (IOException _) {
      return false;
    }
  }
}
