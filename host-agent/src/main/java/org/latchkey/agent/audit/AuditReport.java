package org.latchkey.agent.audit;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.latchkey.agent.Texts;
import org.latchkey.protocol.audit.AuditBreak;
import org.latchkey.protocol.audit.AuditCheck;
import org.latchkey.protocol.audit.AuditHead;

/// What recomputing the chain of a log found.
///
/// It shows an altered, missing, moved or added line in the middle. It cannot show that lines at
/// the end were taken away, or that somebody who may write the file has rebuilt all of it.
///
/// @param head the last entry up to which the chain holds
/// @param broken the first line that does not fit
public record AuditReport(AuditHead head, Optional<AuditBreak> broken) {
  /// Reads the log in `directory`, or in `directory/audit`, without changing it.
  ///
  /// @return nothing when there is no log
  public static Optional<AuditReport> of(Path directory) throws IOException {
    for (Path place : new Path[] {directory, directory.resolve("audit")}) {
      Path file = place.resolve(AuditFile.NAME);
      if (Files.exists(file)) {
        try (InputStream lines = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
          AuditCheck check = new AuditCheck();
          Optional<AuditBreak> broken = check.all(lines);
          return Optional.of(new AuditReport(check.head(), broken));
        }
      }
    }
    return Optional.empty();
  }

  /// Whether every whole line fits. The beginning of one more may follow: the agent is writing it,
  /// or crashed while it did.
  public boolean isUnaltered() {
    return broken.isEmpty() || hasIncompleteEnd();
  }

  public boolean hasIncompleteEnd() {
    return broken.filter(b -> b.reason() == AuditBreak.Reason.INCOMPLETE).isPresent();
  }

  /// The break as a sentence for people.
  public static String describe(AuditBreak broken) {
    return switch (broken.reason()) {
      case NOT_AN_ENTRY -> Texts.of("audit.break.not-an-entry", broken.line());
      case WRONG_NUMBER -> Texts.of("audit.break.wrong-number", broken.line());
      case WRONG_PREVIOUS -> Texts.of("audit.break.wrong-previous", broken.line());
      case TOO_LONG -> Texts.of("audit.break.too-long", broken.line());
      case INCOMPLETE -> Texts.of("audit.break.incomplete", broken.line());
    };
  }
}
