package org.latchkey.gateway.account;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/// An e-mail address as the name of an account: `text` as it was typed, `key` to find it by.
///
/// The key is Unicode NFC and lower case on both sides of the `@`: no provider of today tells
/// `Ann@` from `ann@`, and two accounts that look alike would be a trap. The address itself is not
/// checked beyond what would confuse people or logs; only a mail that arrives proves one.
public record Email(String text, String key) {
  /// RFC 5321 §4.5.3.1.3, less the angle brackets.
  private static final int MAX_LENGTH = 254;

  /// Longest text that is looked at, with room for what NFC composes and for blanks around it.
  /// Normalizing takes time in the square of the length, and strangers may type here.
  private static final int MAX_TYPED = 3 * MAX_LENGTH;

  /// Reads what a person typed; empty when it cannot be an address.
  public static Optional<Email> of(String typed) {
    if (typed.length() > MAX_TYPED) {
      return Optional.empty();
    }
    String text = Normalizer.normalize(typed.strip(), Normalizer.Form.NFC);
    int at = text.indexOf('@');
    boolean plausible =
        at > 0
            && at == text.lastIndexOf('@')
            && at < text.length() - 1
            && text.length() <= MAX_LENGTH
            && text.codePoints().allMatch(Email::isVisible);
    return plausible
        ? Optional.of(new Email(text, text.toLowerCase(Locale.ROOT))).filter(Email::keyFits)
        : Optional.empty();
  }

  private boolean keyFits() {
    return key.length() <= MAX_LENGTH;
  }

  private static boolean isVisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
