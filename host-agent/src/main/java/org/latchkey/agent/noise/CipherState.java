package org.latchkey.agent.noise;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/// Noise's CipherState (Noise §5.1): one key, one counter, AES-256-GCM.
///
/// The nonce is four zero bytes and the 64-bit counter, big-endian (Noise §12.4). Not for more than
/// one thread. After a message that did not open it is wiped, and so is every later try.
public final class CipherState {
  public static final int TAG_BYTES = 16;

  /// Noise §3: a message is at most this long, tag included.
  public static final int MAX_MESSAGE_BYTES = 65_535;

  private static final int NONCE_BYTES = 12;
  private static final long REKEY_COUNTER = -1; // 2^64 - 1
  private static final byte[] NOTHING = new byte[0];

  private final Cipher cipher;
  private CipherKey key;
  private long counter;
  private boolean wiped;

  /// Takes the key's array over.
  CipherState(byte[] key) {
    this.key = new CipherKey(key);
    try {
      cipher = Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no AES-GCM", e);
    }
  }

  /// The counter of the next message.
  public long counter() {
    return counter;
  }

  /// Seals the next message, which is part of an array, without associated data.
  public byte[] encrypt(byte[] array, int offset, int length) {
    requireKey();
    byte[] ciphertext = seal(counter, NOTHING, array, offset, length);
    counter++;
    return ciphertext;
  }

  /// Seals the next message, without associated data.
  public byte[] encrypt(byte[] plaintext) {
    return encrypt(plaintext, 0, plaintext.length);
  }

  /// Opens the next message, without associated data.
  public byte[] decrypt(byte[] ciphertext) throws NoiseException {
    return decryptWithAd(NOTHING, ciphertext);
  }

  byte[] encryptWithAd(byte[] associated, byte[] plaintext) {
    requireKey();
    byte[] ciphertext = seal(counter, associated, plaintext, 0, plaintext.length);
    counter++;
    return ciphertext;
  }

  byte[] decryptWithAd(byte[] associated, byte[] ciphertext) throws NoiseException {
    if (wiped) {
      throw new NoiseException("the key was wiped");
    }
    requireKey();
    try {
      start(Cipher.DECRYPT_MODE, counter, associated);
      byte[] plaintext = cipher.doFinal(ciphertext);
      counter++;
      return plaintext;
    } catch (AEADBadTagException e) {
      wipe();
      throw new NoiseException("a message that does not open", e);
    } catch (GeneralSecurityException e) {
      wipe();
      throw new NoiseException("a message that cannot be opened", e);
    }
  }

  /// Replaces the key by one made from it (Noise §4.2 REKEY); the counter goes on.
  public void rekey() {
    requireKey();
    byte[] sealed = seal(REKEY_COUNTER, NOTHING, new byte[CipherKey.BYTES], 0, CipherKey.BYTES);
    key.destroy();
    key = new CipherKey(Arrays.copyOf(sealed, CipherKey.BYTES));
    Arrays.fill(sealed, (byte) 0);
  }

  /// Overwrites the key, here and in the cipher's schedule. Nothing can be sealed or opened any
  /// more.
  public void wipe() {
    if (!wiped) {
      wiped = true;
      key.destroy();
      try {
        start(Cipher.ENCRYPT_MODE, 0, NOTHING);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("AES-GCM failed", e);
      }
    }
  }

  private byte[] seal(long nonce, byte[] associated, byte[] array, int offset, int length) {
    if (length > MAX_MESSAGE_BYTES - TAG_BYTES) {
      throw new IllegalArgumentException("a message of " + length + " bytes");
    }
    try {
      start(Cipher.ENCRYPT_MODE, nonce, associated);
      return cipher.doFinal(array, offset, length);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM failed", e);
    }
  }

  private void start(int mode, long nonce, byte[] associated) throws GeneralSecurityException {
    byte[] iv = new byte[NONCE_BYTES];
    for (int i = 0; i < Long.BYTES; i++) {
      iv[NONCE_BYTES - 1 - i] = (byte) (nonce >>> (8 * i));
    }
    cipher.init(mode, key, new GCMParameterSpec(8 * TAG_BYTES, iv));
    cipher.updateAAD(associated);
  }

  private void requireKey() {
    if (wiped) {
      throw new IllegalStateException("the key was wiped");
    }
    if (counter == REKEY_COUNTER) {
      throw new IllegalStateException("the counter has run out");
    }
  }

  @Override
  public String toString() {
    return "CipherState at " + HexFormat.of().toHexDigits(counter);
  }
}
