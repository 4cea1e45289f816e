package org.latchkey.agent.noise;

import java.util.Arrays;
import javax.crypto.SecretKey;

/// 32 bytes of AES key that can be wiped, which the JDK's own `SecretKeySpec` cannot.
final class CipherKey implements SecretKey {
  static final int BYTES = 32;

  private final transient byte[] bytes;

  /// Takes the array over.
  CipherKey(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a key of " + bytes.length + " bytes");
    }
    this.bytes = bytes;
  }

  @Override
  public String getAlgorithm() {
    return "AES";
  }

  @Override
  public String getFormat() {
    return "RAW";
  }

  /// A copy, which the JDK's cipher wipes after making its schedule.
  @Override
  public byte[] getEncoded() {
    return bytes.clone();
  }

  @Override
  public void destroy() {
    Arrays.fill(bytes, (byte) 0);
  }

  @Override
  public String toString() {
    return "a key";
  }
}
