package org.latchkey.agent.signin;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A user name that may be given to the operating system: 1–256 bytes of UTF-8 without white space,
/// control characters, `/`, `:` and `,`, not beginning with `-` (`docs/host-sign-in.md` §4).
///
/// Whether such a user exists is another question.
public record OsUserName(String value) {
  private static final int MAX_BYTES = 256;

  public OsUserName {
    if (!isWellFormed(value)) {
      throw new IllegalArgumentException("not a user name");
    }
  }

  /// Reads what a person typed.
  static Optional<OsUserName> of(char[] typed) {
    String name = new String(typed);
    return isWellFormed(name) ? Optional.of(new OsUserName(name)) : Optional.empty();
  }

  private static boolean isWellFormed(String name) {
    return !name.isEmpty()
        && !name.startsWith("-")
        && name.length() <= MAX_BYTES
        && name.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES
        && name.codePoints().allMatch(OsUserName::isAllowed);
  }

  private static boolean isAllowed(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR ->
          false;
      default -> c != '/' && c != ':' && c != ',';
    };
  }
}
