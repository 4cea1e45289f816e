package org.latchkey.agent.noise;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;
import org.jspecify.annotations.Nullable;

/// Noise's SymmetricState (Noise §5.2): the hash of all that was said, and the key that grows with
/// each shared secret.
final class SymmetricState {
  private static final int HASH_BYTES = 32;

  private final MessageDigest sha256;
  private byte[] hash;
  private byte[] chainingKey;
  private @Nullable CipherState cipher;

  SymmetricState(String protocolName) {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no SHA-256", e);
    }
    byte[] name = protocolName.getBytes(StandardCharsets.US_ASCII);
    hash = name.length <= HASH_BYTES ? Arrays.copyOf(name, HASH_BYTES) : sha256.digest(name);
    chainingKey = hash.clone();
  }

  byte[] handshakeHash() {
    return hash.clone();
  }

  void mixHash(byte[] data) {
    sha256.update(hash);
    hash = sha256.digest(data);
  }

  /// Takes the secret over and wipes it.
  void mixKey(byte[] secret) {
    byte[] output = hkdf(secret, 2);
    chainingKey = part(output, 0);
    replaceCipher(part(output, 1));
    wipe(output, secret);
  }

  /// Takes the secret over and wipes it.
  void mixKeyAndHash(byte[] secret) {
    byte[] output = hkdf(secret, 3);
    chainingKey = part(output, 0);
    mixHash(part(output, 1));
    replaceCipher(part(output, 2));
    wipe(output, secret);
  }

  byte[] encryptAndHash(byte[] plaintext) {
    byte[] message = cipher == null ? plaintext : cipher.encryptWithAd(hash, plaintext);
    mixHash(message);
    return message;
  }

  byte[] decryptAndHash(byte[] message) throws NoiseException {
    byte[] plaintext = cipher == null ? message : cipher.decryptWithAd(hash, message);
    mixHash(message);
    return plaintext;
  }

  /// A secret that only the two sides of this handshake know, apart from the transport keys: HKDF
  /// over the chaining key, salted with the handshake's hash.
  byte[] export(String label) {
    try {
      return KDF.getInstance("HKDF-SHA256")
          .deriveData(
              HKDFParameterSpec.ofExtract()
                  .addSalt(hash)
                  .addIKM(chainingKey)
                  .thenExpand(label.getBytes(StandardCharsets.US_ASCII), HASH_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HKDF does not work in this JDK", e);
    }
  }

  /// Makes the two transport keys; this state is wiped.
  TransportKeys split() {
    byte[] output = hkdf(new byte[0], 2);
    TransportKeys keys =
        new TransportKeys(new CipherState(part(output, 0)), new CipherState(part(output, 1)));
    wipe(output);
    wipe();
    return keys;
  }

  void wipe() {
    wipe(chainingKey);
    if (cipher != null) {
      cipher.wipe();
    }
  }

  private void replaceCipher(byte[] key) {
    if (cipher != null) {
      cipher.wipe();
    }
    cipher = new CipherState(key);
  }

  private byte[] hkdf(byte[] secret, int outputs) {
    try {
      return KDF.getInstance("HKDF-SHA256")
          .deriveData(
              HKDFParameterSpec.ofExtract()
                  .addSalt(chainingKey)
                  .addIKM(secret)
                  .thenExpand(null, outputs * HASH_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HKDF does not work in this JDK", e);
    }
  }

  private static byte[] part(byte[] output, int index) {
    return Arrays.copyOfRange(output, index * HASH_BYTES, (index + 1) * HASH_BYTES);
  }

  private static void wipe(byte[]... secrets) {
    for (byte[] secret : secrets) {
      Arrays.fill(secret, (byte) 0);
    }
  }
}
