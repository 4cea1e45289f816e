package org.latchkey.agent.diagnosis;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.Texts;
import org.latchkey.agent.service.Systemd;

/// What the agent runs on: Java, the cache that lets sessions start sooner, the service.
public final class ProgramChecks {
  private ProgramChecks() {}

  public static void make(
      Path java, Path state, boolean asRoot, Systemd systemd, Findings findings) {
    java(java, asRoot, findings);
    startCache(state.resolve("aot"), findings);
    service(systemd, findings);
  }

  /// Workers load parts of it after they have become the user.
  private static void java(Path home, boolean asRoot, Findings findings) {
    Path closed = asRoot ? closedToOthers(home.resolve("bin/java")) : null;
    if (closed == null) {
      findings.good("java", Texts.of("diagnose.java", Runtime.version(), home));
    } else {
      findings.attention(
          "java",
          Texts.of("diagnose.java-closed", closed),
          Texts.of("diagnose.java-closed.advice", closed));
    }
  }

  private static @Nullable Path closedToOthers(Path file) {
    try {
      for (Path path = file.toRealPath(); path != null; path = path.getParent()) {
        if (!Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_EXECUTE)) {
          return path;
        }
      }
      return null;
    } catch (IOException _) {
      return file;
    }
  }

  private static void startCache(Path directory, Findings findings) {
    try (DirectoryStream<Path> caches = Files.newDirectoryStream(directory, "worker-*.aot")) {
      for (Path cache : caches) {
        findings.good(
            "start-cache", Texts.of("diagnose.start-cache", Files.size(cache) / 1_000_000));
        return;
      }
    } catch (IOException _) {
      // There is none, or it is closed to whoever asks.
    }
    findings.unchecked("start-cache", Texts.of("diagnose.no-start-cache"));
  }

  private static void service(Systemd systemd, Findings findings) {
    if (!systemd.isRunning()) {
      findings.unchecked("service", Texts.of("diagnose.no-systemd"));
      return;
    }
    try {
      String activity = systemd.activity();
      if (activity.equals("active")) {
        findings.good("service", Texts.of("diagnose.service", activity));
      } else {
        findings.attention(
            "service", Texts.of("diagnose.service", activity), Texts.of("diagnose.service.advice"));
      }
    } catch (IOException e) {
      findings.unchecked("service", Texts.reason(e));
    }
  }
}
