package org.latchkey.protocol.enrollment;

import java.util.Random;
import org.latchkey.protocol.wire.MalformedException;

/// The code that enrolls one host (`docs/protocol.md` §4), version 1: `lk1_` and 26 lower-case
/// base32 letters, 128 random bits. A secret.
public record EnrollmentCode(String secret) {
  private static final String PREFIX = "lk1_";
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int LETTERS = 26;

  /// The last letter carries 3 bits of the 128, then two zero bits.
  private static final int LAST_STEP = 4;

  public EnrollmentCode {
    if (!fits(secret)) {
      throw new IllegalArgumentException("not an enrollment code of version 1");
    }
  }

  public static EnrollmentCode random(Random random) {
    StringBuilder text = new StringBuilder(PREFIX);
    for (int letter = 1; letter < LETTERS; letter++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    text.append(ALPHABET.charAt(LAST_STEP * random.nextInt(ALPHABET.length() / LAST_STEP)));
    return new EnrollmentCode(text.toString());
  }

  public static EnrollmentCode parse(String text) throws MalformedException {
    if (!fits(text)) {
      throw new MalformedException("an enrollment code must be lk1_ and 26 lower-case letters");
    }
    return new EnrollmentCode(text);
  }

  private static boolean fits(String text) {
    return text.length() == PREFIX.length() + LETTERS
        && text.startsWith(PREFIX)
        && text.chars().skip(PREFIX.length()).allMatch(c -> ALPHABET.indexOf(c) >= 0)
        && ALPHABET.indexOf(text.charAt(text.length() - 1)) % LAST_STEP == 0;
  }

  @Override
  public String toString() {
    return PREFIX + "…";
  }
}
