package org.latchkey.agent.diagnosis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.latchkey.agent.Texts;
import org.latchkey.agent.audit.AuditReport;
import org.latchkey.agent.enrollment.Enrollment;
import org.latchkey.agent.enrollment.EnrollmentFile;
import org.latchkey.agent.identity.HostKeyFile;
import org.latchkey.agent.state.StateDirectory;
import org.latchkey.agent.state.StateException;

/// The state directory: who may reach it, keys and enrollment, the audit log and room for it.
public final class StateChecks {
  /// Of the audit log's disk: some weeks of a busy host.
  private static final long LEAST_FREE_MEGABYTES = 200;

  private StateChecks() {}

  /// Looks at everything in it.
  ///
  /// @return the enrollment, if there is one that can be read
  public static Optional<Enrollment> make(Path path, Findings findings) {
    try {
      StateDirectory state = StateDirectory.open(path);
      Optional<Enrollment> enrollment = EnrollmentFile.read(state);
      boolean hasKeys = HostKeyFile.read(state).isPresent();
      findings.good("state", Texts.of("diagnose.state", path));
      if (enrollment.isPresent() && hasKeys) {
        findings.good(
            "enrollment",
            Texts.of("diagnose.enrolled", enrollment.get().name(), enrollment.get().gateway()));
      } else {
        findings.attention(
            "enrollment",
            Texts.of("diagnose.not-enrolled"),
            Texts.of("diagnose.not-enrolled.advice"));
      }
      audit(path, findings);
      room(path, findings);
      return enrollment;
    } catch (StateException e) {
      // Its sentence says what to do.
      findings.attention("state", Texts.reason(e), "");
    } catch (IOException e) {
      findings.attention(
          "state",
          Texts.of("diagnose.unreadable", path, Texts.reason(e)),
          Texts.of("diagnose.unreadable.advice"));
    }
    for (String check : new String[] {"enrollment", "audit", "disk"}) {
      findings.unchecked(check, Texts.of("diagnose.no-state"));
    }
    return Optional.empty();
  }

  private static void audit(Path state, Findings findings) throws IOException {
    Optional<AuditReport> report = AuditReport.of(state);
    if (report.isEmpty()) {
      findings.unchecked("audit", Texts.of("diagnose.no-audit"));
    } else if (report.get().isUnaltered()) {
      findings.good("audit", Texts.of("diagnose.audit", report.get().head().n()));
    } else {
      findings.attention(
          "audit",
          report.get().broken().map(AuditReport::describe).orElseThrow(),
          Texts.of("diagnose.audit.advice"));
    }
  }

  private static void room(Path state, Findings findings) throws IOException {
    long megabytes = Files.getFileStore(state).getUsableSpace() / 1_000_000;
    if (megabytes >= LEAST_FREE_MEGABYTES) {
      findings.good("disk", Texts.of("diagnose.disk", megabytes));
    } else {
      findings.attention(
          "disk", Texts.of("diagnose.disk", megabytes), Texts.of("diagnose.disk.advice", state));
    }
  }
}
