package org.latchkey.protocol.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.latchkey.protocol.Spec;
import org.latchkey.protocol.Vectors;
import org.latchkey.protocol.wire.MalformedException;

class FingerprintTest {
  @Test
  @Spec("A2")
  void itIsThatOfTheVectors() throws MalformedException {
    for (JsonNode vector : Vectors.read("fingerprint.json").path("vectors")) {
      HostKeys keys =
          new HostKeys(
              new SigningKey(Vectors.bytes(vector, "signingKey")),
              new ChannelKey(Vectors.bytes(vector, "channelKey")));
      assertEquals(vector.path("fingerprint").asText(), keys.fingerprint().text());
    }
  }

  @Test
  void itIsSixGroupsOfFourLetters() {
    SigningKey key = SigningKeyPair.generate().publicKey();
    String text = new HostKeys(key, new ChannelKey(key.raw())).fingerprint().text();
    assertTrue(text.matches("[A-Z2-7]{4}(-[A-Z2-7]{4}){5}"), text);
  }
}
