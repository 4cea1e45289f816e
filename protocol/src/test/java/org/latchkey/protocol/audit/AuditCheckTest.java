package org.latchkey.protocol.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AuditCheckTest {
  private static final Instant TIME = Instant.parse("2026-11-21T18:00:00.123456Z");

  private static String log(int lines) {
    StringBuilder log = new StringBuilder();
    AuditHead head = AuditHead.EMPTY;
    for (int i = 0; i < lines; i++) {
      AuditLine line = head.line(AuditEvent.of("sign-out").with("account", "a" + i), TIME);
      log.append(line.text()).append('\n');
      head = line.head();
    }
    return log.toString();
  }

  private static Optional<AuditBreak> all(String log) throws IOException {
    return new AuditCheck().all(new ByteArrayInputStream(log.getBytes(US_ASCII)));
  }

  @Test
  void aLogAsWrittenIsUnaltered() throws IOException {
    assertEquals(Optional.empty(), all(log(50)));
    assertEquals(Optional.empty(), all(""));
  }

  @Test
  void everySingleAlteredByteBeforeTheLastLineIsFound() throws IOException {
    String log = log(3);
    int lastLine = log.lastIndexOf('\n', log.length() - 2) + 1;
    for (int i = 0; i < lastLine; i++) {
      String altered = log.substring(0, i) + (char) (log.charAt(i) ^ 1) + log.substring(i + 1);
      assertTrue(all(altered).isPresent(), altered);
    }
  }

  @Test
  void aLogCutInsideALineIsIncomplete() throws IOException {
    String log = log(2);
    assertEquals(
        Optional.of(new AuditBreak(2, AuditBreak.Reason.INCOMPLETE)),
        all(log.substring(0, log.length() - 1)));
  }

  @Test
  void aLineWithoutEndIsNotReadIntoMemory() throws IOException {
    assertEquals(
        Optional.of(new AuditBreak(2, AuditBreak.Reason.TOO_LONG)),
        all(log(1) + "x".repeat(AuditCheck.MAX_LINE + 1)));
  }

  @Test
  void aCheckCanStartInTheMiddle() {
    AuditLine first = AuditHead.EMPTY.line(AuditEvent.of("gateway.started"), TIME);
    AuditLine second = first.head().line(AuditEvent.of("sign-out"), TIME);
    AuditCheck check = new AuditCheck(first.head());
    assertEquals(Optional.empty(), check.next(second.text().getBytes(US_ASCII)));
    assertEquals(second.head(), check.head());
  }

  @Test
  void timesHaveWholeMilliseconds() {
    AuditLine line = AuditHead.EMPTY.line(AuditEvent.of("gateway.started"), TIME);
    assertTrue(line.text().contains("\"time\":\"2026-11-21T18:00:00.123Z\""), line.text());
    assertEquals(Instant.parse("2026-11-21T18:00:00.123Z"), line.time());
  }

  @Test
  void longTextsAreCutAndHalfCharactersStillMakeALine() {
    AuditEvent event = AuditEvent.of("sign-in.failed").with("email", "\ud800" + "x".repeat(10_000));
    AuditLine line = AuditHead.EMPTY.line(event, TIME);
    assertTrue(line.text().length() < 2 * AuditEvent.MAX_TEXT, line.text());
    assertEquals(Optional.empty(), new AuditCheck().next(line.text().getBytes(US_ASCII)));
  }

  @Test
  void theFieldsOfTheLineItselfCannotBeGiven() {
    AuditEvent event = AuditEvent.of("sign-out").with("account", "a");
    assertThrows(IllegalArgumentException.class, () -> event.with("prev", "x"));
    assertThrows(IllegalArgumentException.class, () -> event.with("n", 1));
    assertThrows(IllegalArgumentException.class, () -> event.with("account", "b"));
    assertThrows(IllegalArgumentException.class, () -> AuditEvent.of("Sign out"));
  }
}
