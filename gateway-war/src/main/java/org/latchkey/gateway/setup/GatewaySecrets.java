package org.latchkey.gateway.setup;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What this gateway knows and its database does not: the pepper, the CSRF key and the key that
/// signs tickets.
///
/// Every use of the pepper is under a purpose of its own, so that no value made for one can stand
/// for another.
public final class GatewaySecrets {
  private final SecretKeySpec pepper;
  private final SecretKeySpec csrfKey;
  private final KeyPair ticketKeys;

  GatewaySecrets(byte[] pepper, byte[] csrfKey, KeyPair ticketKeys) {
    if (pepper.length != 32 || csrfKey.length != 32) {
      throw new IllegalArgumentException("pepper and CSRF key have 32 bytes each");
    }
    this.pepper = new SecretKeySpec(pepper, "HmacSHA256");
    this.csrfKey = new SecretKeySpec(csrfKey, "HmacSHA256");
    this.ticketKeys = ticketKeys;
  }

  /// HMAC-SHA-256 under the pepper, over `latchkey/<purpose>/1` ‖ 0x00 ‖ data: what is stored in
  /// place of a secret that has enough entropy to need no slow hash.
  public byte[] peppered(String purpose, byte[] data) {
    return hmac(pepper, purpose, data);
  }

  /// The value of `X-Latchkey-CSRF` before base64url (`docs/protocol.md` §3).
  public byte[] csrf(byte[] sessionIdHash) {
    return hmac(csrfKey, "csrf", sessionIdHash);
  }

  /// The Ed25519 keys that sign tickets (`docs/protocol.md` §6).
  public KeyPair ticketKeys() {
    return ticketKeys;
  }

  private static byte[] hmac(SecretKeySpec key, String purpose, byte[] data) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update(("latchkey/" + purpose + "/1\0").getBytes(US_ASCII));
      return mac.doFinal(data);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "GatewaySecrets";
  }
}
