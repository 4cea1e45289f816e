package org.latchkey.protocol.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// The hash that ties a line to the one before it: SHA-256(`latchkey/audit/1` ‖ 0x00 ‖ line without
/// its line feed), as base64url.
final class AuditHash {
  private static final byte[] SEPARATOR = "latchkey/audit/1\0".getBytes(US_ASCII);

  private AuditHash() {}

  static String of(byte[] line) {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
    digest.update(SEPARATOR);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest(line));
  }
}
