package org.latchkey.protocol.enrollment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.latchkey.protocol.Spec;
import org.latchkey.protocol.Vectors;
import org.latchkey.protocol.identity.ChannelKey;
import org.latchkey.protocol.identity.ComputerId;
import org.latchkey.protocol.identity.HostIdentifier;
import org.latchkey.protocol.identity.HostKeys;
import org.latchkey.protocol.identity.SigningKeyPair;
import org.latchkey.protocol.identity.TlsPin;
import org.latchkey.protocol.ticket.TicketKey;
import org.latchkey.protocol.wire.Bytes;
import org.latchkey.protocol.wire.MalformedException;
import org.latchkey.protocol.wire.RandomBytes;

@Spec({"A6", "A7"})
class EnrollmentTest {
  private final Random random = new Random(3);
  private final SigningKeyPair pair = SigningKeyPair.generate();
  private final EnrollmentCode code = EnrollmentCode.random(random);
  private final TlsPin pin = new TlsPin(RandomBytes.draw(random, 32));
  private final EnrollmentRequest request =
      EnrollmentRequest.make(
          code,
          ComputerName.parse("attic"),
          pair,
          new ChannelKey(RandomBytes.draw(random, 32)),
          pin);

  EnrollmentTest() throws MalformedException {}

  @Test
  void theProofIsThatOfTheVector() throws MalformedException {
    JsonNode vectors = Vectors.read("proofs.json");
    SigningKeyPair signing =
        SigningKeyPair.ofStored(
            Bytes.concat(
                Vectors.bytes(vectors, "signingSeed"), Vectors.bytes(vectors, "signingKey")));
    HostKeys keys =
        new HostKeys(signing.publicKey(), new ChannelKey(Vectors.bytes(vectors, "channelKey")));
    Bytes proof =
        EnrollmentProof.make(
            signing,
            EnrollmentCode.parse(vectors.path("enroll").path("code").asText()),
            TlsPin.parse(vectors.path("pin").asText()),
            keys);
    assertEquals(Vectors.bytes(vectors.path("enroll"), "proof"), proof);
  }

  @Test
  void aRequestIsReadAsItWasWrittenAndStillProves() throws MalformedException {
    EnrollmentRequest read = EnrollmentRequest.read(request.json());
    assertEquals(request, read);
    assertTrue(read.provenFor(pin));
  }

  @Test
  void aProofForAnotherPinCodeOrKeyDoesNotVerify() {
    assertFalse(request.provenFor(new TlsPin(RandomBytes.draw(random, 32))));
    HostKeys swapped = new HostKeys(pair.publicKey(), new ChannelKey(RandomBytes.draw(random, 32)));
    assertFalse(
        new EnrollmentRequest(code, request.name(), swapped, request.proof()).provenFor(pin));
    assertFalse(
        new EnrollmentRequest(
                EnrollmentCode.random(random), request.name(), request.keys(), request.proof())
            .provenFor(pin));
  }

  @Test
  void everyTruncationOfARequestIsMalformed() {
    String json = request.json();
    for (int length = 0; length < json.length(); length++) {
      String cut = json.substring(0, length);
      assertThrows(MalformedException.class, () -> EnrollmentRequest.read(cut));
    }
  }

  @Test
  void aRequestWithAFurtherFieldIsMalformed() {
    String json = request.json().replaceFirst("\\{", "{\"more\":1,");
    assertThrows(MalformedException.class, () -> EnrollmentRequest.read(json));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "lk1_",
        "lk1_aaaaaaaaaaaaaaaaaaaaaaaaa",
        "lk1_aaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "lk2_aaaaaaaaaaaaaaaaaaaaaaaaaa",
        "lk1_aaaaaaaaaaaaaaaaaaaaaaaaaA",
        "lk1_aaaaaaaaaaaaaaaaaaaaaaaaab",
        "lk1_aaaaaaaaaaaaaaaaaaaaaaaa1a"
      })
  void aCodeInAnotherFormIsMalformed(String text) {
    assertThrows(MalformedException.class, () -> EnrollmentCode.parse(text));
  }

  @Test
  void everyDrawnCodeIsInForm() throws MalformedException {
    for (int i = 0; i < 1000; i++) {
      EnrollmentCode drawn = EnrollmentCode.random(random);
      assertEquals(drawn, EnrollmentCode.parse(drawn.secret()));
    }
    assertFalse(code.toString().contains(code.secret()));
  }

  @Test
  void aNameMustBePlainAndOfTheRightLength() {
    for (String bad : List.of("", " attic", "at\ntic", "at\u202etic", "a".repeat(65))) {
      assertThrows(MalformedException.class, () -> ComputerName.parse(bad));
    }
    assertEquals("🔑".repeat(64), new ComputerName("🔑".repeat(64)).text());
  }

  @Test
  void anAnswerIsReadAsItWasWritten() throws MalformedException {
    EnrollmentAnswer answer =
        new EnrollmentAnswer(
            ComputerId.random(random),
            HostIdentifier.random(random),
            List.of(TicketKey.of(pair.publicKey())));
    assertEquals(answer, EnrollmentAnswer.read(answer.json()));
    for (int length = 0; length < answer.json().length(); length++) {
      String cut = answer.json().substring(0, length);
      assertThrows(MalformedException.class, () -> EnrollmentAnswer.read(cut));
    }
  }

  @Test
  void anAnswerWithoutKeysIsMalformed() {
    String json =
        "{\"computerId\":\"%s\",\"identifier\":\"%s\",\"ticketKeys\":[]}"
            .formatted("0".repeat(32), "A".repeat(43));
    assertThrows(MalformedException.class, () -> EnrollmentAnswer.read(json));
  }
}
