package org.latchkey.protocol.identity;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import org.latchkey.protocol.wire.Bytes;
import org.latchkey.protocol.wire.MalformedException;

/// An Ed25519 key with its secret half.
public final class SigningKeyPair {
  /// Length of [#stored].
  public static final int STORED_BYTES = 64;

  private static final int SEED_BYTES = 32;

  /// PrivateKeyInfo of RFC 8410 §7 up to the seed itself.
  private static final Bytes PKCS8_PREFIX = Bytes.fromHex("302e020100300506032b657004220420");

  private final PrivateKey secret;
  private final Bytes seed;
  private final SigningKey publicKey;

  private SigningKeyPair(PrivateKey secret, Bytes seed, SigningKey publicKey) {
    this.secret = secret;
    this.seed = seed;
    this.publicKey = publicKey;
  }

  public static SigningKeyPair generate() {
    try {
      return of(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no Ed25519", e);
    }
  }

  /// Takes an Ed25519 pair of the JDK.
  public static SigningKeyPair of(KeyPair pair) {
    byte[] seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
    byte[] encoded = pair.getPublic().getEncoded();
    byte[] raw = Arrays.copyOfRange(encoded, encoded.length - SigningKey.BYTES, encoded.length);
    return new SigningKeyPair(pair.getPrivate(), Bytes.view(seed), new SigningKey(Bytes.view(raw)));
  }

  /// Reads what [#stored] gave.
  ///
  /// @throws MalformedException when it has another length, or its halves do not belong together
  public static SigningKeyPair ofStored(Bytes stored) throws MalformedException {
    if (stored.length() != STORED_BYTES) {
      throw new MalformedException("a stored signing key has " + STORED_BYTES + " bytes");
    }
    byte[] both = stored.toArray();
    Bytes seed = Bytes.copyOf(Arrays.copyOfRange(both, 0, SEED_BYTES));
    Bytes raw = Bytes.copyOf(Arrays.copyOfRange(both, SEED_BYTES, STORED_BYTES));
    SigningKeyPair read = new SigningKeyPair(secretOf(seed), seed, new SigningKey(raw));
    if (!read.publicKey.verifiesJws(raw, read.signJws(raw))) {
      throw new MalformedException("the halves of a stored signing key do not belong together");
    }
    return read;
  }

  /// The secret seed and the public key, 32 bytes each. Whoever holds this can sign.
  public Bytes stored() {
    return Bytes.concat(seed, publicKey.raw());
  }

  public SigningKey publicKey() {
    return publicKey;
  }

  public Bytes sign(Purpose purpose, Bytes body) {
    return signRaw(purpose.separated(body));
  }

  /// Signs a JWS signing input, the one signature without a purpose (`docs/protocol.md` §1.1).
  public Bytes signJws(Bytes signingInput) {
    return signRaw(signingInput);
  }

  private Bytes signRaw(Bytes message) {
    try {
      Signature signer = Signature.getInstance("Ed25519");
      signer.initSign(secret);
      signer.update(message.toArray());
      return Bytes.copyOf(signer.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot sign with our own key", e);
    }
  }

  private static PrivateKey secretOf(Bytes seed) {
    try {
      byte[] encoded = Bytes.concat(PKCS8_PREFIX, seed).toArray();
      return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no Ed25519", e);
    }
  }

  @Override
  public String toString() {
    return "the secret half of " + publicKey.raw().toHex();
  }
}
