package org.latchkey.protocol.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.latchkey.protocol.wire.MalformedException;

class IdentifierTest {
  private static final String HEX = "00112233445566778899aabbccddeeff";

  @Test
  void anIdIsThirtyTwoHexadecimalDigits() throws MalformedException {
    assertEquals(HEX, ComputerId.parse(HEX).toString());
    assertEquals(HEX, SessionId.parse(HEX).bytes().toHex());
    assertEquals(HEX, AccountId.parse(HEX).hex());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00112233445566778899aabbccddeef",
        "00112233445566778899aabbccddeeff0",
        "00112233445566778899AABBCCDDEEFF",
        "00112233445566778899aabbccddeefg",
        "00112233445566778899aabbccddee\u0966\u0966"
      })
  void anythingElseIsMalformed(String text) {
    assertThrows(MalformedException.class, () -> ComputerId.parse(text));
    assertThrows(MalformedException.class, () -> SessionId.parse(text));
    assertThrows(MalformedException.class, () -> AccountId.parse(text));
    assertThrows(IllegalArgumentException.class, () -> new ComputerId(text));
  }

  @Test
  void twoDrawnIdsDiffer() {
    Random random = new Random(1);
    assertFalse(SessionId.random(random).equals(SessionId.random(random)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "sha256/", "sha256/AAAA", "sha1/AAAA", "SHA256/AAAA"})
  void aPinInAnotherFormIsMalformed(String text) {
    assertThrows(MalformedException.class, () -> TlsPin.parse(text));
  }

  @Test
  void aPinIsWrittenAsItIsRead() throws MalformedException {
    String text = "sha256/" + "A".repeat(43);
    assertEquals(text, TlsPin.parse(text).toString());
  }

  @Test
  void anIdentifierDoesNotShowItself() {
    HostIdentifier identifier = HostIdentifier.random(new Random(1));
    assertFalse(identifier.toString().contains(identifier.secret().toHex()));
    assertEquals(32, identifier.hash().length());
  }
}
