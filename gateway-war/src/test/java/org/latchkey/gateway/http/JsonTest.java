package org.latchkey.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.fault.FaultException;

final class JsonTest {
  record Example(String name, int count, Instant time, List<String> list) {}

  private static final String GOOD =
      "{\"name\":\"Zo\u00eb\",\"count\":3,\"time\":\"2026-11-21T18:00:00.000Z\",\"list\":[\"a\"]}";

  private static void assertMalformed(byte[] body) {
    FaultException refusal =
        assertThrows(FaultException.class, () -> Json.read(body, Example.class));
    assertEquals(Fault.MALFORMED, refusal.fault());
  }

  @Test
  void whatIsWrittenIsReadAgainToTheByte() throws FaultException {
    Example example = Json.read(GOOD.getBytes(UTF_8), Example.class);
    assertEquals(
        new Example("Zoë", 3, Instant.parse("2026-11-21T18:00:00Z"), List.of("a")), example);
    assertEquals(GOOD, new String(Json.write(example), UTF_8));
  }

  @Test
  void everyTruncationIsRefused() {
    byte[] good = GOOD.getBytes(UTF_8);
    for (int length = 0; length < good.length; length++) {
      assertMalformed(Arrays.copyOf(good, length));
    }
  }

  @Test
  void whateverIsNotExactlyTheFormIsRefused() {
    for (String bad :
        new String[] {
          "null",
          "[]",
          "{}",
          GOOD + "{}",
          GOOD + "x",
          GOOD.replace("}", ",\"more\":1}"),
          GOOD.replace("}", ",\"count\":3}"),
          GOOD.replace("\"count\":3", "\"count\":null"),
          GOOD.replace("\"count\":3", "\"count\":\"3\""),
          GOOD.replace("\"count\":3", "\"count\":3.0"),
          GOOD.replace("\"count\":3", "\"count\":3e0"),
          GOOD.replace("\"count\":3", "\"count\":99999999999"),
          GOOD.replace("\"Zo\u00eb\"", "7"),
          GOOD.replace("\"Zo\u00eb\"", "null"),
          GOOD.replace("\"name\"", "\"Name\""),
          GOOD.replace(".000Z", "Z"),
          GOOD.replace(".000Z", ".000+00:00"),
          GOOD.replace("\"Zo\u00eb\"", "true"),
          GOOD.replace("\"Zo\u00eb\"", "[\"a\"]"),
          GOOD.replace("[\"a\"]", "[null]"),
          GOOD.replace("[\"a\"]", "[1]"),
          GOOD.replace("[\"a\"]", "\"a\""),
          GOOD.replace("[\"a\"]", "[".repeat(1000) + "]".repeat(1000)),
          GOOD.replace("{", "/* */{"),
          GOOD.replace("\"", "'")
        }) {
      assertMalformed(bad.getBytes(UTF_8));
    }
  }

  @Test
  void onlyUtf8IsRead() {
    assertMalformed(GOOD.getBytes(StandardCharsets.UTF_16BE));
    assertMalformed(GOOD.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void aRefusalDoesNotRepeatWhatWasSent() {
    FaultException refusal =
        assertThrows(
            FaultException.class,
            () -> Json.read("{\"password\":\"hunter2\"}".getBytes(UTF_8), Example.class));
    assertFalse(String.valueOf(refusal.detail()).contains("hunter2"));
  }
}
