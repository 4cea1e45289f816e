package org.latchkey.agent.noise;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.KeyAgreement;
import org.latchkey.protocol.wire.Bytes;

/// A Diffie-Hellman key pair on Curve25519 (RFC 7748), static or ephemeral.
///
/// The JDK keeps the secret half in an object of its own that cannot be wiped; it is garbage as
/// soon as the handshake drops it.
public final class X25519KeyPair {
  /// Length of a public key, a secret scalar and a shared secret (Noise: DHLEN).
  public static final int KEY_BYTES = 32;

  /// PrivateKeyInfo and SubjectPublicKeyInfo of RFC 8410 up to the key itself.
  private static final byte[] PKCS8_PREFIX = hex("302e020100300506032b656e04220420");

  private static final byte[] X509_PREFIX = hex("302a300506032b656e032100");

  /// RFC 7748 §4.1: agreeing with it gives one's own public key.
  private static final Bytes BASE_POINT = Bytes.fromHex("09" + "00".repeat(31));

  private final PrivateKey secret;
  private final Bytes publicKey;

  public X25519KeyPair(PrivateKey secret, Bytes publicKey) {
    if (publicKey.length() != KEY_BYTES) {
      throw new IllegalArgumentException("a public key of " + publicKey.length() + " bytes");
    }
    this.secret = secret;
    this.publicKey = publicKey;
  }

  public static X25519KeyPair generate(SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("X25519");
      generator.initialize(NamedParameterSpec.X25519, random);
      KeyPair drawn = generator.generateKeyPair();
      byte[] spki = drawn.getPublic().getEncoded();
      return new X25519KeyPair(
          drawn.getPrivate(), Bytes.copyOf(spki, X509_PREFIX.length, KEY_BYTES));
    } catch (GeneralSecurityException e) {
      throw withoutAlgorithm(e);
    }
  }

  /// Makes the pair of a known secret scalar; for vectors.
  public static X25519KeyPair ofSecret(Bytes scalar) {
    try {
      PrivateKey secret =
          KeyFactory.getInstance("X25519")
              .generatePrivate(new PKCS8EncodedKeySpec(joined(PKCS8_PREFIX, scalar)));
      return new X25519KeyPair(
          secret, Bytes.view(new X25519KeyPair(secret, BASE_POINT).agree(BASE_POINT)));
    } catch (GeneralSecurityException | NoiseException e) {
      throw withoutAlgorithm(e);
    }
  }

  public Bytes publicKey() {
    return publicKey;
  }

  /// The shared secret with the owner of `other`; the caller wipes it.
  ///
  /// @throws NoiseException for a public key of small order, with which the secret would be zero
  ///   whatever our key is (RFC 7748 §6.1)
  byte[] agree(Bytes other) throws NoiseException {
    if (other.length() != KEY_BYTES) {
      throw new NoiseException("a public key of " + other.length() + " bytes");
    }
    byte[] shared;
    try {
      PublicKey theirs =
          KeyFactory.getInstance("X25519")
              .generatePublic(new X509EncodedKeySpec(joined(X509_PREFIX, other)));
      KeyAgreement agreement = KeyAgreement.getInstance("X25519");
      agreement.init(secret);
      agreement.doPhase(theirs, true);
      shared = agreement.generateSecret();
    } catch (GeneralSecurityException e) {
      throw new NoiseException("a public key that cannot be used", e);
    }
    if (MessageDigest.isEqual(shared, new byte[KEY_BYTES])) {
      throw new NoiseException("a public key of small order");
    }
    return shared;
  }

  private static byte[] joined(byte[] prefix, Bytes key) {
    byte[] encoded = Arrays.copyOf(prefix, prefix.length + key.length());
    key.copyTo(encoded, prefix.length);
    return encoded;
  }

  private static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  private static IllegalStateException withoutAlgorithm(Exception e) {
    return new IllegalStateException("X25519 does not work in this JDK", e);
  }
}
