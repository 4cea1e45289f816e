package org.latchkey.gateway.account;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An Argon2id hash in PHC string form: `$argon2id$v=19$m=65536,t=3,p=1$salt$hash`, base64 without
/// padding. The pepper (Argon2's secret value K) is not in it.
final class StoredHash {
  private static final Pattern FORM =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})"
              + "\\$([A-Za-z0-9+/]{22})\\$([A-Za-z0-9+/]{43})");

  private final HashCost cost;
  private final byte[] salt;
  private final byte[] hash;

  /// A hash just made.
  ///
  /// @param salt 16 bytes
  /// @param hash 32 bytes
  StoredHash(HashCost cost, byte[] salt, byte[] hash) {
    if (salt.length != 16 || hash.length != 32) {
      throw new IllegalArgumentException("salt of 16 bytes, hash of 32");
    }
    this.cost = cost;
    this.salt = salt.clone();
    this.hash = hash.clone();
  }

  /// Reads a PHC string.
  ///
  /// @throws IllegalArgumentException when the text is no such string, or asks for too much
  static StoredHash parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not an Argon2id hash in PHC string form");
    }
    return new StoredHash(
        new HashCost(
            Integer.parseInt(matcher.group(1)),
            Integer.parseInt(matcher.group(2)),
            Integer.parseInt(matcher.group(3))),
        Base64.getDecoder().decode(matcher.group(4)),
        Base64.getDecoder().decode(matcher.group(5)));
  }

  HashCost cost() {
    return cost;
  }

  byte[] salt() {
    return salt.clone();
  }

  byte[] hash() {
    return hash.clone();
  }

  /// The PHC string. A method of its own, so that a hash is not written somewhere by mistake.
  String phc() {
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            cost.memoryKib(),
            cost.passes(),
            cost.lanes(),
            base64.encodeToString(salt),
            base64.encodeToString(hash));
  }
}
