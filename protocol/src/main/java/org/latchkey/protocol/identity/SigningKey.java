package org.latchkey.protocol.identity;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import org.latchkey.protocol.wire.Bytes;

/// An Ed25519 public key (RFC 8032), raw 32 bytes.
public record SigningKey(Bytes raw) {
  public static final int BYTES = 32;
  public static final int SIGNATURE_BYTES = 64;

  /// SubjectPublicKeyInfo of RFC 8410 §4 up to the key itself.
  private static final Bytes X509_PREFIX = Bytes.fromHex("302a300506032b6570032100");

  public SigningKey {
    if (raw.length() != BYTES) {
      throw new IllegalArgumentException("an Ed25519 key has 32 bytes");
    }
  }

  /// Whether `signature` was made with the secret half of this key for this purpose and body. A key
  /// that is no point of the curve verifies nothing.
  public boolean verifies(Purpose purpose, Bytes body, Bytes signature) {
    return verifiesRaw(purpose.separated(body), signature);
  }

  /// Whether `signature` is a JWS signature over `signingInput` (`docs/protocol.md` §6). The input
  /// of a JWS begins with base64url of `{`, so it can never be a separated body.
  public boolean verifiesJws(Bytes signingInput, Bytes signature) {
    return verifiesRaw(signingInput, signature);
  }

  private boolean verifiesRaw(Bytes message, Bytes signature) {
    if (signature.length() != SIGNATURE_BYTES) {
      return false;
    }
    try {
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(publicKey());
      verifier.update(message.toArray());
      return verifier.verify(signature.toArray());
    } catch (GeneralSecurityException _) {
      return false;
    }
  }

  private PublicKey publicKey() throws GeneralSecurityException {
    Bytes encoded = Bytes.concat(X509_PREFIX, raw);
    return KeyFactory.getInstance("Ed25519")
        .generatePublic(new X509EncodedKeySpec(encoded.toArray()));
  }
}
