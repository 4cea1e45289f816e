package org.latchkey.protocol.relay;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.latchkey.protocol.identity.SessionId;
import org.latchkey.protocol.wire.MalformedException;

class JoinMessageTest {
  private static final String SESSION = "00112233445566778899aabbccddeeff";
  private static final String TOKEN = "AAECAwQFBgcICQoLDA0ODw";

  @Test
  void itIsWrittenAsTheDocumentSays() throws MalformedException {
    String json =
        "{\"type\":\"join\",\"session\":\"%s\",\"token\":\"%s\"}".formatted(SESSION, TOKEN);
    JoinMessage read = JoinMessage.read(json);
    assertEquals(json, read.json());
    assertEquals("000102030405060708090a0b0c0d0e0f", read.token().secret().toHex());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"type\":\"join\"}",
        "{\"type\":\"ready\",\"session\":\"" + SESSION + "\",\"token\":\"" + TOKEN + "\"}",
        "{\"type\":\"join\",\"session\":\"" + SESSION + "\",\"token\":\"" + TOKEN + "A\"}",
        "{\"type\":\"join\",\"session\":\"0011\",\"token\":\"" + TOKEN + "\"}",
        "{\"type\":\"join\",\"session\":\"" + SESSION + "\",\"token\":\"" + TOKEN + "\",\"x\":1}"
      })
  void anyOtherFormIsMalformed(String json) {
    assertThrows(MalformedException.class, () -> JoinMessage.read(json));
  }

  @Test
  void everyTruncationIsMalformed() {
    Random random = new Random(1);
    String json = new JoinMessage(SessionId.random(random), RelayToken.random(random)).json();
    for (int length = 0; length < json.length(); length++) {
      String cut = json.substring(0, length);
      assertThrows(MalformedException.class, () -> JoinMessage.read(cut));
    }
  }

  @Test
  void readyMayCarryMoreButMustBeReady() {
    assertDoesNotThrow(() -> ReadyMessage.require(ReadyMessage.JSON));
    assertDoesNotThrow(() -> ReadyMessage.require("{\"type\":\"ready\",\"later\":1}"));
    assertThrows(MalformedException.class, () -> ReadyMessage.require("{\"type\":\"join\"}"));
  }

  @Test
  void aTokenDoesNotShowItself() {
    RelayToken token = RelayToken.random(new Random(1));
    assertFalse(token.toString().contains(token.secret().toHex()));
    assertEquals(RelayRole.HOST, RelayRole.BROWSER.other());
    assertEquals(RelayRole.BROWSER, RelayRole.HOST.other());
  }
}
