package org.latchkey.gateway.signin;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/// The secret in the cookie: 256 random bits as base64url. Only its hash is stored.
public final class SessionId {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

  private final String text;

  private SessionId(String text) {
    this.text = text;
  }

  static SessionId random(SecureRandom random) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return new SessionId(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /// Reads a cookie's value; empty when it cannot be one of ours.
  public static Optional<SessionId> parse(String value) {
    return FORM.matcher(value).matches() ? Optional.of(new SessionId(value)) : Optional.empty();
  }

  /// What goes into the cookie, and nowhere else.
  String secret() {
    return text;
  }

  /// SHA-256 of the 43 characters, as base64url: the name of this sign-in in the database.
  String hash() {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "SessionId";
  }
}
