package org.latchkey.protocol.enrollment;

import org.latchkey.protocol.wire.MalformedException;
import org.latchkey.protocol.wire.PlainText;

/// What people see a computer called: 1 to 64 characters of plain text (`docs/protocol.md` §4).
public record ComputerName(String text) {
  private static final int LONGEST = 64;

  public ComputerName {
    if (!fits(text)) {
      throw new IllegalArgumentException("not a name of 1 to 64 plain characters");
    }
  }

  public static ComputerName parse(String text) throws MalformedException {
    if (!fits(text)) {
      throw new MalformedException(
          "a computer's name must be 1 to 64 characters without control or format characters");
    }
    return new ComputerName(text);
  }

  private static boolean fits(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST && PlainText.isPlain(text);
  }

  @Override
  public String toString() {
    return text;
  }
}
