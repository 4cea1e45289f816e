package org.latchkey.protocol.identity;

import org.latchkey.protocol.wire.MalformedException;

/// The one written form of identifiers: 32 lower-case hexadecimal digits.
final class IdForm {
  static final int BYTES = 16;

  private IdForm() {}

  static boolean fits(String text) {
    return text.length() == 2 * BYTES
        && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
  }

  static String checked(String text) throws MalformedException {
    if (!fits(text)) {
      throw new MalformedException("an id must be 32 lower-case hexadecimal digits");
    }
    return text;
  }
}
