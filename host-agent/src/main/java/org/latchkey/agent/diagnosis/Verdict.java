package org.latchkey.agent.diagnosis;

import java.util.Locale;

/// How a check came out: a word and a shape, never a color alone.
public enum Verdict {
  GOOD('✓', '+'),
  ATTENTION('✗', 'x'),
  UNCHECKED('–', '-');

  private final char shape;
  private final char plainShape;

  Verdict(char shape, char plainShape) {
    this.shape = shape;
    this.plainShape = plainShape;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// A sign to stand before a line.
  ///
  /// @param unicode whether the reader's terminal shows more than ASCII
  public char shape(boolean unicode) {
    return unicode ? shape : plainShape;
  }
}
