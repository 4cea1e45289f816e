package org.latchkey.protocol.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.latchkey.protocol.Spec;
import org.latchkey.protocol.Vectors;
import org.latchkey.protocol.identity.AccountId;
import org.latchkey.protocol.identity.ComputerId;
import org.latchkey.protocol.identity.SessionId;
import org.latchkey.protocol.identity.SigningKey;
import org.latchkey.protocol.identity.SigningKeyPair;
import org.latchkey.protocol.wire.Base64Url;
import org.latchkey.protocol.wire.MalformedException;
import org.latchkey.protocol.wire.RandomBytes;

@Spec("A23")
class CompactTicketTest {
  private final JsonNode vectors = Vectors.read("ticket.json");
  private final SigningKeyPair pair = SigningKeyPair.generate();

  private static Ticket ticket() {
    Random random = new Random(7);
    return new Ticket(
        Base64Url.encode(RandomBytes.draw(random, Ticket.JTI_BYTES)),
        1_795_284_000L,
        SessionId.random(random),
        ComputerId.random(random),
        AccountId.random(random),
        "ada@example.org",
        "192.0.2.1",
        List.of("password"),
        List.of());
  }

  private List<TicketKey> pinned() throws MalformedException {
    SigningKey key = new SigningKey(Vectors.bytes(vectors, "signingKey"));
    return List.of(TicketKey.named(vectors.path("kid").asText(), key));
  }

  @Test
  void theVectorsThatAreRightAreAccepted() throws Exception {
    for (JsonNode vector : vectors.path("accepted")) {
      Ticket read = CompactTicket.verify(vector.path("compact").asText(), pinned());
      assertEquals(vector.path("ticket").toString(), read.payload());
    }
  }

  @Test
  void theVectorsThatAreWrongAreRefusedForTheirReason() throws Exception {
    for (JsonNode vector : vectors.path("refused")) {
      String compact = vector.path("compact").asText();
      List<TicketKey> pinned = pinned();
      TicketRefusedException refused =
          assertThrows(
              TicketRefusedException.class,
              () -> CompactTicket.verify(compact, pinned),
              vector.path("name").asText());
      assertEquals(
          vector.path("reason").asText(), refused.reason().name(), vector.path("name").asText());
    }
  }

  @Test
  void whatOneSignsTheOtherVerifies() throws TicketRefusedException {
    String compact = CompactTicket.sign(ticket(), pair);
    List<TicketKey> both =
        List.of(
            TicketKey.of(SigningKeyPair.generate().publicKey()), TicketKey.of(pair.publicKey()));
    assertEquals(ticket(), CompactTicket.verify(compact, both));
  }

  @Test
  void everyTruncationIsRefused() {
    String compact = CompactTicket.sign(ticket(), pair);
    List<TicketKey> pinned = List.of(TicketKey.of(pair.publicKey()));
    for (int length = 0; length < compact.length(); length++) {
      String cut = compact.substring(0, length);
      assertThrows(TicketRefusedException.class, () -> CompactTicket.verify(cut, pinned));
    }
  }

  @Test
  void everyAlteredLetterIsRefused() {
    String compact = CompactTicket.sign(ticket(), pair);
    List<TicketKey> pinned = List.of(TicketKey.of(pair.publicKey()));
    for (int at = 0; at < compact.length(); at++) {
      char other = compact.charAt(at) == 'A' ? 'B' : 'A';
      String altered = compact.substring(0, at) + other + compact.substring(at + 1);
      assertThrows(TicketRefusedException.class, () -> CompactTicket.verify(altered, pinned));
    }
  }

  @Test
  void withoutAnyPinnedKeyNothingIsAccepted() {
    String compact = CompactTicket.sign(ticket(), pair);
    assertThrows(TicketRefusedException.class, () -> CompactTicket.verify(compact, List.of()));
  }

  @Test
  void aKeyUnderAnotherNameIsMalformed() {
    assertThrows(
        MalformedException.class, () -> TicketKey.named("AAAAAAAAAAAAAAAA", pair.publicKey()));
  }
}
