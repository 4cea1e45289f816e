package org.latchkey.agent.screen;

/// There is no screen to show. The message is a sentence for the viewer: what happened and what to
/// do.
public final class ScreenUnavailable extends Exception {
  ScreenUnavailable(String sentence) {
    super(sentence);
  }

  ScreenUnavailable(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
