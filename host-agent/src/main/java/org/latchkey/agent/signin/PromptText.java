package org.latchkey.agent.signin;

import org.jspecify.annotations.Nullable;

/// What stands at a field and what stands below it, made from a text of the operating system.
///
/// Control characters become blanks, and both parts are cut to 1,000 characters.
///
/// @param label one line, never empty
/// @param detail one or more lines, or null
record PromptText(String label, @Nullable String detail) {
  private static final int MAX_CHARACTERS = 1000;

  /// Reads a question: the last line without its colon is the label, the lines before are the
  /// detail.
  static PromptText ofQuestion(String question) {
    String text = clean(question);
    int lastBreak = text.lastIndexOf('\n');
    String label = text.substring(lastBreak + 1).strip();
    if (label.endsWith(":")) {
      label = label.substring(0, label.length() - 1).stripTrailing();
    }
    String detail = lastBreak < 0 ? "" : text.substring(0, lastBreak).strip();
    return new PromptText(
        label.isEmpty() ? "?" : cut(label), detail.isEmpty() ? null : cut(detail));
  }

  /// Makes one readable text of a statement; possibly empty.
  static String ofStatement(String statement) {
    return cut(clean(statement));
  }

  private static String clean(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c != '\n' && isUnprintable(c) ? ' ' : c)
        .forEach(clean::appendCodePoint);
    return clean.toString().strip();
  }

  /// Direction overrides are among the format characters: they could make a label read as another.
  private static boolean isUnprintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE -> true;
      default -> false;
    };
  }

  private static String cut(String text) {
    return text.length() <= MAX_CHARACTERS ? text : text.substring(0, MAX_CHARACTERS - 1) + "…";
  }
}
