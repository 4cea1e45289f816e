package org.latchkey.protocol.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.latchkey.protocol.Vectors;
import org.latchkey.protocol.identity.ComputerId;
import org.latchkey.protocol.identity.HostIdentifier;
import org.latchkey.protocol.identity.SessionId;
import org.latchkey.protocol.identity.SigningKeyPair;
import org.latchkey.protocol.identity.TlsPin;
import org.latchkey.protocol.relay.RelayToken;
import org.latchkey.protocol.wire.Bytes;
import org.latchkey.protocol.wire.MalformedException;
import org.latchkey.protocol.wire.RandomBytes;

class LinkCodecTest {
  private final Random random = new Random(5);
  private final SessionId session = SessionId.random(random);
  private final RelayToken token = RelayToken.random(random);
  private final List<LinkMessage> messages =
      List.of(
          new Challenge(LinkNonce.random(random)),
          new Hello(
              ComputerId.random(random),
              HostIdentifier.random(random),
              LinkNonce.random(random),
              "0.1.0",
              RandomBytes.draw(random, 64)),
          new Welcome(Instant.parse("2026-11-21T18:00:00.120Z"), Duration.ofSeconds(5)),
          new Ping(0),
          new Pong((1L << 53) - 1),
          new SessionOffer(session, "a.b.c", token, false),
          new SessionOffer(session, "a.b.c", token, true),
          new SessionAccepted(session),
          new SessionRefused(session, "ticket-refused"),
          new SessionEnded(session, "signed-off"),
          new Unsupported("later"));

  @Test
  void everyMessageIsReadAsItWasWritten() throws MalformedException {
    for (LinkMessage message : messages) {
      assertEquals(message, LinkCodec.read(LinkCodec.write(message)));
    }
  }

  @Test
  void everyTruncationIsMalformed() {
    for (LinkMessage message : messages) {
      String json = LinkCodec.write(message);
      for (int length = 0; length < json.length(); length++) {
        String cut = json.substring(0, length);
        assertThrows(MalformedException.class, () -> LinkCodec.read(cut));
      }
    }
  }

  @Test
  void unknownFieldsAreIgnored() throws MalformedException {
    assertEquals(new Ping(4), LinkCodec.read("{\"type\":\"ping\",\"n\":4,\"later\":{\"x\":[1]}}"));
  }

  @Test
  void anOfferThatDoesNotSayResumeIsOfANewSession() throws MalformedException {
    String json = LinkCodec.write(new SessionOffer(session, "a.b.c", token, false));
    String older = json.replace(",\"resume\":false", "");
    assertFalse(older.contains("resume"));
    assertEquals(new SessionOffer(session, "a.b.c", token, false), LinkCodec.read(older));
    assertThrows(
        MalformedException.class, () -> LinkCodec.read(json.replace(":false", ":\"false\"")));
  }

  @Test
  void anUnknownTypeIsAMessageToBeAnswered() throws MalformedException {
    LinkMessage read = LinkCodec.read("{\"type\":\"policy\",\"x\":1}");
    assertEquals(new Unsupported("policy"), assertInstanceOf(Unrecognized.class, read).answer());
    assertThrows(IllegalArgumentException.class, () -> LinkCodec.write(read));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"type\":1}",
        "{\"type\":\"\"}",
        "{\"type\":\"ping\"}",
        "{\"type\":\"ping\",\"n\":9007199254740992}",
        "{\"type\":\"challenge\",\"nonce\":\"AAAA\"}",
        "{\"type\":\"session-accepted\",\"session\":\"0011\"}",
        "{\"type\":\"session-refused\",\"session\":\"00112233445566778899aabbccddeeff\",\"fault\":\"A b\"}",
        "{\"type\":\"welcome\",\"time\":\"2026-11-21T18:00:00.000Z\",\"heartbeatMillis\":1}"
      })
  void aKnownTypeInAnotherFormIsMalformed(String json) {
    assertThrows(MalformedException.class, () -> LinkCodec.read(json));
  }

  @Test
  void aMessageOverSixtyFourKibibytesIsMalformed() {
    String json = "{\"type\":\"ping\",\"n\":4,\"x\":\"" + "é".repeat(32 * 1024) + "\"}";
    assertThrows(MalformedException.class, () -> LinkCodec.read(json));
  }

  @Test
  void timesAreWrittenWithMilliseconds() {
    String json =
        LinkCodec.write(new Welcome(Instant.parse("2026-11-21T18:00:00Z"), Duration.ofSeconds(5)));
    assertTrue(json.contains("\"2026-11-21T18:00:00.000Z\""), json);
  }

  @Test
  void noMessageShowsItsSecrets() {
    for (LinkMessage message : messages) {
      assertFalse(message.toString().contains("a.b.c"));
      assertFalse(message.toString().contains(token.secret().toHex()));
    }
  }

  @Test
  void theProofIsThatOfTheVectorAndBoundToEveryPart() throws MalformedException {
    JsonNode vectors = Vectors.read("proofs.json");
    JsonNode link = vectors.path("link");
    SigningKeyPair signing =
        SigningKeyPair.ofStored(
            Bytes.concat(
                Vectors.bytes(vectors, "signingSeed"), Vectors.bytes(vectors, "signingKey")));
    TlsPin pin = TlsPin.parse(vectors.path("pin").asText());
    ComputerId computer = ComputerId.parse(link.path("computerId").asText());
    LinkNonce ours = new LinkNonce(Vectors.bytes(link, "gatewayNonce"));
    LinkNonce theirs = new LinkNonce(Vectors.bytes(link, "hostNonce"));
    Bytes proof = LinkProof.make(signing, pin, computer, ours, theirs);
    assertEquals(Vectors.bytes(link, "proof"), proof);
    assertTrue(LinkProof.verifies(proof, signing.publicKey(), pin, computer, ours, theirs));
    assertFalse(LinkProof.verifies(proof, signing.publicKey(), pin, computer, theirs, ours));
    TlsPin otherPin = new TlsPin(RandomBytes.draw(random, 32));
    assertFalse(LinkProof.verifies(proof, signing.publicKey(), otherPin, computer, ours, theirs));
    ComputerId other = ComputerId.random(random);
    assertFalse(LinkProof.verifies(proof, signing.publicKey(), pin, other, ours, theirs));
  }
}
