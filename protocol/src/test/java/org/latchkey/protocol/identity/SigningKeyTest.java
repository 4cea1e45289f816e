package org.latchkey.protocol.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.latchkey.protocol.wire.Bytes;
import org.latchkey.protocol.wire.MalformedException;

class SigningKeyTest {
  private final SigningKeyPair pair = SigningKeyPair.generate();
  private final Bytes body = Bytes.fromHex("0102");

  @Test
  void aSignatureIsGoodForItsPurposeBodyAndKeyOnly() {
    Bytes signature = pair.sign(Purpose.LINK, body);
    assertTrue(pair.publicKey().verifies(Purpose.LINK, body, signature));
    assertFalse(pair.publicKey().verifies(Purpose.ENROLL, body, signature));
    assertFalse(pair.publicKey().verifies(Purpose.LINK, Bytes.fromHex("0103"), signature));
    assertFalse(SigningKeyPair.generate().publicKey().verifies(Purpose.LINK, body, signature));
    assertFalse(pair.publicKey().verifiesJws(body, signature));
  }

  @Test
  void aSignatureWithAnyBitTurnedDoesNotVerify() {
    byte[] signature = pair.sign(Purpose.LINK, body).toArray();
    for (int bit = 0; bit < 8 * signature.length; bit += 7) {
      signature[bit / 8] ^= (byte) (1 << (bit % 8));
      assertFalse(pair.publicKey().verifies(Purpose.LINK, body, Bytes.copyOf(signature)));
      signature[bit / 8] ^= (byte) (1 << (bit % 8));
    }
  }

  @Test
  void aSignatureOfAnotherLengthDoesNotVerify() {
    Bytes signature = pair.sign(Purpose.LINK, body);
    assertFalse(pair.publicKey().verifies(Purpose.LINK, body, signature.from(1)));
    assertFalse(pair.publicKey().verifies(Purpose.LINK, body, Bytes.EMPTY));
  }

  @Test
  void aKeyThatIsNoPointOfTheCurveVerifiesNothing() {
    Bytes signature = pair.sign(Purpose.LINK, body);
    for (String hex : new String[] {"ff".repeat(32), "02" + "00".repeat(31)}) {
      assertFalse(new SigningKey(Bytes.fromHex(hex)).verifies(Purpose.LINK, body, signature));
    }
  }

  @Test
  void aStoredPairSignsAsBefore() throws MalformedException {
    SigningKeyPair read = SigningKeyPair.ofStored(pair.stored());
    assertEquals(pair.publicKey(), read.publicKey());
    assertEquals(pair.sign(Purpose.LINK, body), read.sign(Purpose.LINK, body));
  }

  @Test
  void aStoredPairThatDoesNotBelongTogetherIsMalformed() {
    Bytes mixed =
        Bytes.concat(pair.stored().slice(0, 32), SigningKeyPair.generate().publicKey().raw());
    assertThrows(MalformedException.class, () -> SigningKeyPair.ofStored(mixed));
    assertThrows(MalformedException.class, () -> SigningKeyPair.ofStored(mixed.from(1)));
  }

  @Test
  void aPairDoesNotShowItsSecret() {
    assertFalse(pair.toString().contains(pair.stored().toHex().substring(0, 16)));
  }
}
