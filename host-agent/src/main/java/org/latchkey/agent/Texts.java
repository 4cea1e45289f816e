package org.latchkey.agent;

import java.util.Locale;
import java.util.ResourceBundle;

/// The catalogue of everything that the agent says to people, one file per language
/// (`texts_en.properties`), whatever the locale of the host.
public final class Texts {
  private static final ResourceBundle CATALOGUE =
      ResourceBundle.getBundle(
          "org.latchkey.agent.texts",
          Locale.ENGLISH,
          ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));

  private Texts() {}

  /// The text with its `%s` places filled in order.
  public static String of(String key, Object... arguments) {
    return String.format(Locale.ROOT, CATALOGUE.getString(key), arguments);
  }

  /// What a failure says of itself, or at least what it is.
  public static String reason(Throwable failure) {
    String message = failure.getMessage();
    return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
  }

  /// The whole catalogue, for the command line's own help.
  public static ResourceBundle catalogue() {
    return CATALOGUE;
  }
}
