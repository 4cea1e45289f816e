package org.latchkey.agent.noise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.latchkey.protocol.Spec;
import org.latchkey.protocol.wire.Bytes;

/// The published vectors of the cacophony and snow projects, for the patterns we have.
@Spec("A19")
class NoiseVectorsTest {
  private static List<JsonNode> vectors() throws IOException {
    try (InputStream in =
        NoiseVectorsTest.class.getResourceAsStream("/org/latchkey/protocol/vectors/noise.json")) {
      assertNotNull(in);
      List<JsonNode> ours = new ArrayList<>();
      for (JsonNode vector : JsonMapper.builder().build().readTree(in).get("vectors")) {
        if (pattern(vector) != null) {
          ours.add(vector);
        }
      }
      return ours;
    }
  }

  private static @Nullable HandshakePattern pattern(JsonNode vector) {
    return Stream.of(HandshakePattern.values())
        .filter(pattern -> pattern.protocolName().equals(vector.get("protocol_name").asText()))
        .findFirst()
        .orElse(null);
  }

  @Test
  void thereAreVectorsForEveryPattern() throws IOException {
    assertEquals(
        HandshakePattern.values().length,
        vectors().stream().map(NoiseVectorsTest::pattern).distinct().count());
  }

  @TestFactory
  Stream<DynamicTest> bothSidesMakeThePublishedMessages() throws IOException {
    return vectors().stream()
        .map(vector ->
            DynamicTest.dynamicTest(
                vector.get("protocol_name").asText() + ", " + vector.get("source").asText(),
                () -> check(vector)));
  }

  private static void check(JsonNode vector) throws NoiseException {
    HandshakePattern pattern = pattern(vector);
    assertNotNull(pattern);
    X25519KeyPair host = X25519KeyPair.ofSecret(field(vector, "resp_static"));
    assertEquals(field(vector, "init_remote_static"), host.publicKey());
    HandshakeState initiator =
        HandshakeState.initiator(
            pattern,
            field(vector, "init_prologue"),
            X25519KeyPair.ofSecret(field(vector, "init_ephemeral")),
            host.publicKey(),
            psk(vector, "init_psks"));
    HandshakeState responder =
        HandshakeState.responder(
            pattern,
            field(vector, "resp_prologue"),
            X25519KeyPair.ofSecret(field(vector, "resp_ephemeral")),
            host,
            psk(vector, "resp_psks"));
    JsonNode messages = vector.get("messages");
    pass(messages.get(0), initiator, responder);
    pass(messages.get(1), responder, initiator);
    if (vector.has("handshake_hash")) {
      assertEquals(field(vector, "handshake_hash"), initiator.handshakeHash());
    }
    assertEquals(initiator.handshakeHash(), responder.handshakeHash());
    checkTransport(messages, initiator.split(), responder.split());
  }

  private static void pass(JsonNode message, HandshakeState from, HandshakeState to)
      throws NoiseException {
    assertEquals(field(message, "ciphertext"), from.writeMessage(field(message, "payload")));
    assertEquals(field(message, "payload"), to.readMessage(field(message, "ciphertext")));
  }

  private static void checkTransport(JsonNode messages, TransportKeys at, TransportKeys to)
      throws NoiseException {
    for (int i = 2; i < messages.size(); i++) {
      JsonNode message = messages.get(i);
      boolean byInitiator = i % 2 == 0;
      CipherState sealing = byInitiator ? at.fromInitiator() : to.fromResponder();
      CipherState opening = byInitiator ? to.fromInitiator() : at.fromResponder();
      byte[] payload = field(message, "payload").toArray();
      Bytes sealed = Bytes.view(sealing.encrypt(payload));
      assertEquals(field(message, "ciphertext"), sealed);
      assertEquals(Bytes.view(payload), Bytes.view(opening.decrypt(sealed.toArray())));
    }
  }

  private static Bytes field(JsonNode node, String name) {
    return Bytes.fromHex(node.get(name).asText());
  }

  private static byte @Nullable [] psk(JsonNode vector, String name) {
    JsonNode psks = vector.path(name);
    return psks.isEmpty() ? null : Bytes.fromHex(psks.get(0).asText()).toArray();
  }
}
