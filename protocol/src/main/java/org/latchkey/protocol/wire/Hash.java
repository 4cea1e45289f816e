package org.latchkey.protocol.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// SHA-256, the one hash of the protocol.
public final class Hash {
  private Hash() {}

  public static Bytes sha256(Bytes content) {
    try {
      return Bytes.copyOf(MessageDigest.getInstance("SHA-256").digest(content.toArray()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  public static Bytes sha256(String text) {
    return sha256(Bytes.copyOf(text.getBytes(StandardCharsets.UTF_8)));
  }
}
