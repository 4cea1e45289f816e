package org.latchkey.protocol.link;

import org.latchkey.protocol.identity.ComputerId;
import org.latchkey.protocol.identity.Purpose;
import org.latchkey.protocol.identity.SigningKey;
import org.latchkey.protocol.identity.SigningKeyPair;
import org.latchkey.protocol.identity.TlsPin;
import org.latchkey.protocol.wire.Bytes;

/// The host's proof that it holds its key, on this connection, to this gateway: a signature over
/// pin ‖ computer id ‖ gateway nonce ‖ host nonce (`docs/protocol.md` §5).
public final class LinkProof {
  private LinkProof() {}

  public static Bytes make(
      SigningKeyPair signing,
      TlsPin seen,
      ComputerId computer,
      LinkNonce gatewayNonce,
      LinkNonce hostNonce) {
    return signing.sign(Purpose.LINK, body(seen, computer, gatewayNonce, hostNonce));
  }

  public static boolean verifies(
      Bytes proof,
      SigningKey key,
      TlsPin own,
      ComputerId computer,
      LinkNonce gatewayNonce,
      LinkNonce hostNonce) {
    return key.verifies(Purpose.LINK, body(own, computer, gatewayNonce, hostNonce), proof);
  }

  private static Bytes body(
      TlsPin pin, ComputerId computer, LinkNonce gatewayNonce, LinkNonce hostNonce) {
    return Bytes.concat(pin.hash(), computer.bytes(), gatewayNonce.value(), hostNonce.value());
  }
}
