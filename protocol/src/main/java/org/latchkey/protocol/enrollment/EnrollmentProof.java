package org.latchkey.protocol.enrollment;

import org.latchkey.protocol.identity.HostKeys;
import org.latchkey.protocol.identity.Purpose;
import org.latchkey.protocol.identity.SigningKeyPair;
import org.latchkey.protocol.identity.TlsPin;
import org.latchkey.protocol.wire.Bytes;
import org.latchkey.protocol.wire.Hash;

/// The host's proof at enrollment: a signature over SHA-256(code) ‖ pin ‖ signing key ‖ channel key
/// (`docs/protocol.md` §4). A gateway that sees another pin than its own knows that somebody stands
/// between the host and it.
public final class EnrollmentProof {
  private EnrollmentProof() {}

  public static Bytes make(
      SigningKeyPair signing, EnrollmentCode code, TlsPin seen, HostKeys keys) {
    return signing.sign(Purpose.ENROLL, body(code, seen, keys));
  }

  public static boolean verifies(Bytes proof, EnrollmentCode code, TlsPin own, HostKeys keys) {
    return keys.signingKey().verifies(Purpose.ENROLL, body(code, own, keys), proof);
  }

  private static Bytes body(EnrollmentCode code, TlsPin pin, HostKeys keys) {
    return Bytes.concat(
        Hash.sha256(code.secret()), pin.hash(), keys.signingKey().raw(), keys.channelKey().raw());
  }
}
