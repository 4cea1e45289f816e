package org.latchkey.protocol.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FaultTest {
  private static JsonNode table() throws IOException {
    try (InputStream json =
        FaultTest.class.getResourceAsStream("/org/latchkey/protocol/vectors/faults.json")) {
      return new ObjectMapper().readTree(Objects.requireNonNull(json)).path("faults");
    }
  }

  @Test
  void everyFaultOfTheTableIsHereWithTheSameNumbersAndWords() throws IOException {
    assertEquals(Fault.values().length, table().size());
    for (JsonNode row : table()) {
      Fault fault = Fault.of(row.path("id").asText()).orElseThrow();
      assertEquals(row.path("http").asInt(), fault.httpStatus(), fault.id());
      assertEquals(row.path("close").asInt(), fault.closeCode(), fault.id());
      assertEquals(row.path("sentence").asText(), fault.sentence());
    }
  }

  @Test
  void noTwoFaultsShareACloseCode() {
    assertEquals(
        Fault.values().length,
        Arrays.stream(Fault.values()).mapToInt(Fault::closeCode).distinct().count());
  }

  @Test
  void everySentenceIsOneAndFitsOnOneLineOfAPage() {
    for (Fault fault : Fault.values()) {
      assertTrue(fault.sentence().endsWith(".") && fault.sentence().length() < 130, fault.id());
    }
  }

  @Test
  void anUnknownIdIsNoFault() {
    assertEquals(Optional.empty(), Fault.of("Malformed"));
    assertEquals("urn:latchkey:fault:too-many", Fault.TOO_MANY.type());
  }
}
