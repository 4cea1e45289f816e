package org.latchkey.gateway.account;

import com.fasterxml.jackson.annotation.JsonValue;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// Names an account for good: 16 random bytes as 32 lower-case hexadecimal digits.
public record AccountId(@JsonValue String hex) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

  public AccountId {
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException("an account id has 32 hexadecimal digits");
    }
  }

  static AccountId random(SecureRandom random) {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return new AccountId(HexFormat.of().formatHex(bytes));
  }

  @Override
  public String toString() {
    return hex;
  }
}
