package org.latchkey.protocol.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AuditChainVectorsTest {
  private static JsonNode vectors() throws IOException {
    try (InputStream json =
        AuditChainVectorsTest.class.getResourceAsStream(
            "/org/latchkey/protocol/vectors/audit-chain.json")) {
      return new ObjectMapper().readTree(Objects.requireNonNull(json));
    }
  }

  @Test
  void eventsBecomeTheLinesOfTheVectors() throws IOException {
    AuditHead head = AuditHead.EMPTY;
    assertEquals(vectors().path("emptyHash").asText(), head.hash());
    List<String> lines = new ArrayList<>();
    for (JsonNode event : vectors().path("events")) {
      AuditLine line = head.line(event(event), Instant.parse(event.path("time").asText()));
      lines.add(line.text());
      head = line.head();
    }
    assertEquals(texts(vectors().path("lines")), lines);
    assertEquals(vectors().path("head").path("hash").asText(), head.hash());
    assertEquals(lines.size(), head.n());
  }

  @Test
  void theLinesOfTheVectorsAreUnaltered() throws IOException {
    AuditCheck check = new AuditCheck();
    assertEquals(Optional.empty(), check(check, vectors().path("lines")));
    assertEquals(vectors().path("head").path("hash").asText(), check.head().hash());
  }

  @Test
  void everyBrokenLogIsFoundAtTheLineAndForTheReasonOfTheVectors() throws IOException {
    for (JsonNode log : vectors().path("broken")) {
      AuditBreak expected =
          new AuditBreak(
              log.path("break").path("line").asLong(),
              AuditBreak.Reason.valueOf(log.path("break").path("reason").asText()));
      assertEquals(
          Optional.of(expected),
          check(new AuditCheck(), log.path("lines")),
          log.path("comment").asText());
    }
  }

  private static Optional<AuditBreak> check(AuditCheck check, JsonNode lines) {
    Optional<AuditBreak> broken = Optional.empty();
    for (String line : texts(lines)) {
      broken = check.next(line.getBytes(UTF_8));
    }
    return broken;
  }

  private static AuditEvent event(JsonNode json) {
    AuditEvent event = AuditEvent.of(json.path("event").asText());
    for (var field : json.path("fields").properties()) {
      JsonNode value = field.getValue();
      if (value.isTextual()) {
        event = event.with(field.getKey(), value.asText());
      } else if (value.isArray()) {
        event = event.with(field.getKey(), texts(value));
      } else {
        event = event.with(field.getKey(), value.asLong());
      }
    }
    return event;
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asText).toList();
  }
}
