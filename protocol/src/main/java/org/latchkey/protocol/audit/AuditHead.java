package org.latchkey.protocol.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/// The end of a log so far: number and hash of its last line. Whoever writes the log keeps it.
public record AuditHead(long n, String hash) {
  /// The head of an empty log: the hash is that of the empty line.
  public static final AuditHead EMPTY = new AuditHead(0, AuditHash.of(new byte[0]));

  // Printable ASCII only, so that no text from a stranger can move a terminal's cursor or turn its
  // direction,
  // and half a surrogate pair is still a line.
  private static final JsonMapper WRITER =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  public AuditHead {
    if (n < 0 || hash.length() != 43) {
      throw new IllegalArgumentException("not the head of an audit log");
    }
  }

  /// The line that follows this head. It is not part of the log until somebody has stored it.
  public AuditLine line(AuditEvent event, Instant time) {
    Map<String, Object> json = new LinkedHashMap<>();
    Instant millis = time.truncatedTo(ChronoUnit.MILLIS);
    json.put("n", n + 1);
    json.put("time", MILLIS.format(millis));
    json.put("event", event.name());
    json.put("prev", hash);
    json.putAll(event.fields());
    String text = written(json);
    return new AuditLine(
        new AuditHead(n + 1, AuditHash.of(text.getBytes(US_ASCII))), millis, event.name(), text);
  }

  private static String written(Map<String, Object> json) {
    try {
      return WRITER.writeValueAsString(json).replace("\u007f", "\\u007F");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("strings and numbers can always be written", e);
    }
  }
}
