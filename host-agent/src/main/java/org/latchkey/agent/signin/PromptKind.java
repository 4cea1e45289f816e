package org.latchkey.agent.signin;

import java.util.Locale;

/// How a prompt is to be shown (`docs/sealed-channel.md` §5).
public enum PromptKind {
  /// Typed in the open.
  TEXT,
  /// Typed hidden.
  SECRET,
  /// Read; answered with an empty value.
  NOTICE;

  /// As it stands in messages.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Finds the kind with this [#word].
  ///
  /// @throws IllegalArgumentException when there is none
  public static PromptKind ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
