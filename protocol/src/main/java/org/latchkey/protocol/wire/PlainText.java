package org.latchkey.protocol.wire;

/// Text that is safe to show in one line: no control, format (direction marks, zero-width), private
/// or unassigned characters, no line or paragraph separators, no blanks at its ends, not empty.
public final class PlainText {
  private PlainText() {}

  public static boolean isPlain(String text) {
    return !text.isEmpty()
        && text.strip().equals(text)
        && text.codePoints().allMatch(PlainText::isShown);
  }

  private static boolean isShown(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
