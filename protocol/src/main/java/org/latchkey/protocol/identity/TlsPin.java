package org.latchkey.protocol.identity;

import java.security.cert.X509Certificate;
import org.latchkey.protocol.wire.Base64Url;
import org.latchkey.protocol.wire.Bytes;
import org.latchkey.protocol.wire.Hash;
import org.latchkey.protocol.wire.MalformedException;

/// SHA-256 of a certificate's SubjectPublicKeyInfo, written `sha256/` and base64url
/// (`docs/protocol.md` §1.3). It names a TLS server's key whatever certificate carries it.
public record TlsPin(Bytes hash) {
  private static final String PREFIX = "sha256/";
  private static final int HASH_BYTES = 32;

  public TlsPin {
    if (hash.length() != HASH_BYTES) {
      throw new IllegalArgumentException("a pin has 32 bytes");
    }
  }

  public static TlsPin of(X509Certificate certificate) {
    return new TlsPin(Hash.sha256(Bytes.copyOf(certificate.getPublicKey().getEncoded())));
  }

  public static TlsPin parse(String text) throws MalformedException {
    if (text.startsWith(PREFIX)) {
      Bytes hash = Base64Url.decode(text.substring(PREFIX.length()));
      if (hash.length() == HASH_BYTES) {
        return new TlsPin(hash);
      }
    }
    throw new MalformedException("a pin must be sha256/ and 43 letters of base64url");
  }

  @Override
  public String toString() {
    return PREFIX + Base64Url.encode(hash);
  }
}
