package org.latchkey.agent.noise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.latchkey.protocol.Spec;
import org.latchkey.protocol.wire.Bytes;

@Spec({"A9", "A19"})
class NoiseAttackTest {
  /// Points of small order (RFC 7748 §6.1, and the list of Curve25519's author), little-endian.
  private static final List<String> SMALL_ORDER =
      List.of(
          "00".repeat(32),
          "01" + "00".repeat(31),
          "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
          "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
          "ec" + "ff".repeat(30) + "7f",
          "ed" + "ff".repeat(30) + "7f",
          "ee" + "ff".repeat(30) + "7f");

  private final SecureRandom random = new SecureRandom();
  private final X25519KeyPair host = X25519KeyPair.generate(random);
  private final Bytes prologue = Bytes.fromHex("00");

  private HandshakeState initiator(Bytes hostKey, Bytes prologue) {
    return HandshakeState.initiator(
        HandshakePattern.NK, prologue, X25519KeyPair.generate(random), hostKey, null);
  }

  private HandshakeState responder() {
    return HandshakeState.responder(
        HandshakePattern.NK, prologue, X25519KeyPair.generate(random), host, null);
  }

  @Test
  void everyAlteredByteOfAHandshakeMessageIsNoticed() throws NoiseException {
    byte[] request = initiator(host.publicKey(), prologue).writeMessage(Bytes.EMPTY).toArray();
    for (int i = 0; i < request.length; i++) {
      byte[] altered = request.clone();
      altered[i] ^= 1;
      assertThrows(NoiseException.class, () -> responder().readMessage(Bytes.view(altered)));
    }
  }

  @Test
  void everyTruncationOfAHandshakeMessageIsNoticed() throws NoiseException {
    Bytes request = initiator(host.publicKey(), prologue).writeMessage(Bytes.EMPTY);
    for (int length = 0; length < request.length(); length++) {
      Bytes part = request.slice(0, length);
      assertThrows(NoiseException.class, () -> responder().readMessage(part));
    }
  }

  @Test
  void anotherHostKeyIsNoticedByTheHost() throws NoiseException {
    Bytes request =
        initiator(X25519KeyPair.generate(random).publicKey(), prologue).writeMessage(Bytes.EMPTY);
    assertThrows(NoiseException.class, () -> responder().readMessage(request));
  }

  @Test
  void aHostWithoutTheKeyIsNoticedByTheBrowser() throws NoiseException {
    HandshakeState browser = initiator(host.publicKey(), prologue);
    var _ = browser.writeMessage(Bytes.EMPTY);
    X25519KeyPair other = X25519KeyPair.generate(random);
    HandshakeState forger =
        HandshakeState.responder(
            HandshakePattern.NK, prologue, X25519KeyPair.generate(random), other, null);
    var _ = forger.readMessage(initiator(other.publicKey(), prologue).writeMessage(Bytes.EMPTY));
    Bytes forged = forger.writeMessage(Bytes.EMPTY);
    assertThrows(NoiseException.class, () -> browser.readMessage(forged));
  }

  @Test
  void anotherPrologueIsNoticed() throws NoiseException {
    Bytes request = initiator(host.publicKey(), Bytes.fromHex("01")).writeMessage(Bytes.EMPTY);
    assertThrows(NoiseException.class, () -> responder().readMessage(request));
  }

  @Test
  void pointsOfSmallOrderAreRefused() {
    for (String point : SMALL_ORDER) {
      assertThrows(NoiseException.class, () -> host.agree(Bytes.fromHex(point)), point);
    }
  }

  @Test
  void oneMessageThatDoesNotOpenEndsTheStateForGood() {
    CipherState sealing = new CipherState(new byte[32]);
    CipherState opening = new CipherState(new byte[32]);
    byte[] first = sealing.encrypt(new byte[10]);
    byte[] altered = first.clone();
    altered[0] ^= 1;
    assertThrows(NoiseException.class, () -> opening.decrypt(altered));
    assertThrows(NoiseException.class, () -> opening.decrypt(first));
    assertThrows(IllegalStateException.class, () -> opening.encrypt(first));
  }

  @Test
  void rekeyChangesTheKeyAndKeepsTheCounter() throws NoiseException {
    CipherState sealing = new CipherState(new byte[32]);
    CipherState opening = new CipherState(new byte[32]);
    CipherState old = new CipherState(new byte[32]);
    sealing.rekey();
    opening.rekey();
    byte[] sealed = sealing.encrypt(new byte[] {7});
    assertEquals(1, sealing.counter());
    assertArrayEquals(new byte[] {7}, opening.decrypt(sealed));
    assertThrows(NoiseException.class, () -> old.decrypt(sealed));
  }

  @Test
  void everyHandshakeHasAHashOfItsOwn() throws NoiseException {
    HandshakeState one = initiator(host.publicKey(), prologue);
    HandshakeState two = initiator(host.publicKey(), prologue);
    var _ = one.writeMessage(Bytes.EMPTY);
    var _ = two.writeMessage(Bytes.EMPTY);
    assertNotEquals(one.handshakeHash(), two.handshakeHash());
  }

  @Test
  void nothingShowsAKey() {
    assertEquals("a key", new CipherKey(new byte[32]).toString());
    assertFalse(new CipherState(new byte[32]).toString().contains("["));
  }
}
