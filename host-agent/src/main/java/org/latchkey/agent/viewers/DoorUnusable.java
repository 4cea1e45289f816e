package org.latchkey.agent.viewers;

/// Viewers cannot connect there. The message is a sentence: what is in the way and what to do.
public final class DoorUnusable extends Exception {
  DoorUnusable(String sentence) {
    super(sentence);
  }

  DoorUnusable(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
