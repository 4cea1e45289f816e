package org.latchkey.protocol.audit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// Recomputes the chain over lines given one after the other, from the first or from any known
/// head.
///
/// Not for several threads. After the first break it stays as it is and every further line is the
/// same break.
public final class AuditCheck {
  /// Longest line that anybody writes, in bytes; a longer one does not fit.
  public static final int MAX_LINE = 64 * 1024;

  private static final JsonMapper READER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(8).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private AuditHead head;
  private Optional<AuditBreak> broken = Optional.empty();

  /// A check of a log from its first line.
  public AuditCheck() {
    this(AuditHead.EMPTY);
  }

  /// A check of the lines that follow `head`.
  public AuditCheck(AuditHead head) {
    this.head = head;
  }

  /// The last line that fits.
  public AuditHead head() {
    return head;
  }

  /// Takes the next line, without its line feed.
  ///
  /// @return the break, if this line or an earlier one does not fit
  public Optional<AuditBreak> next(byte[] line) {
    if (broken.isEmpty()) {
      broken = reason(line).map(reason -> new AuditBreak(head.n() + 1, reason));
      if (broken.isEmpty()) {
        head = new AuditHead(head.n() + 1, AuditHash.of(line));
      }
    }
    return broken;
  }

  /// Takes every line of a log file. The stream is read to its end, or to the first break.
  public Optional<AuditBreak> all(InputStream file) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int read = file.read();
    while (read >= 0 && broken.isEmpty()) {
      if (read == '\n') {
        next(line.toByteArray());
        line.reset();
      } else if (line.size() == MAX_LINE) {
        broken = Optional.of(new AuditBreak(head.n() + 1, AuditBreak.Reason.TOO_LONG));
      } else {
        line.write(read);
      }
      read = file.read();
    }
    if (broken.isEmpty() && line.size() > 0) {
      broken = Optional.of(new AuditBreak(head.n() + 1, AuditBreak.Reason.INCOMPLETE));
    }
    return broken;
  }

  private Optional<AuditBreak.Reason> reason(byte[] line) {
    if (line.length > MAX_LINE) {
      return Optional.of(AuditBreak.Reason.TOO_LONG);
    }
    JsonNode json;
    try {
      json = READER.readTree(line);
    } catch (IOException _) {
      return Optional.of(AuditBreak.Reason.NOT_AN_ENTRY);
    }
    if (!json.isObject() || !json.path("event").isTextual() || !json.path("time").isTextual()) {
      return Optional.of(AuditBreak.Reason.NOT_AN_ENTRY);
    }
    if (!json.path("n").isIntegralNumber()
        || !json.path("n").canConvertToLong()
        || json.path("n").longValue() != head.n() + 1) {
      return Optional.of(AuditBreak.Reason.WRONG_NUMBER);
    }
    return head.hash().equals(json.path("prev").textValue())
        ? Optional.empty()
        : Optional.of(AuditBreak.Reason.WRONG_PREVIOUS);
  }
}
