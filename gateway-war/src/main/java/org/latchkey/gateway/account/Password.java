package org.latchkey.gateway.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.text.Normalizer;

/// A password as a person typed it, in Unicode NFC, so that the same keys give the same bytes on
/// every system (RFC 8265 §4.2). Never shown, never written.
public final class Password {
  /// Longest password taken, in UTF-16 units: enough for any sentence, and no work to hash.
  public static final int MAX_LENGTH = 1024;

  /// Shortest password that an account may be given (NIST SP 800-63B asks for 8 or more; there is
  /// no other factor yet).
  public static final int MIN_LENGTH = 12;

  private final String text;

  private Password(String text) {
    this.text = text;
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static Password of(String typed) {
    if (typed.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("longer than " + MAX_LENGTH + " characters");
    }
    return new Password(Normalizer.normalize(typed, Normalizer.Form.NFC));
  }

  boolean longEnough() {
    return text.codePointCount(0, text.length()) >= MIN_LENGTH;
  }

  byte[] bytes() {
    return text.getBytes(UTF_8);
  }

  @Override
  public String toString() {
    return "Password";
  }
}
