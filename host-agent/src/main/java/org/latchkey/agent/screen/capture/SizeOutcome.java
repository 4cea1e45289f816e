package org.latchkey.agent.screen.capture;

/// What became of the wish for another size of the screen.
public enum SizeOutcome {
  /// The screen has that size.
  DONE,
  /// This viewer or this screen may not be given another size.
  PROHIBITED,
  /// More than there is memory for, or than the server can show.
  OUT_OF_RESOURCES,
  /// No such screen can be.
  INVALID
}
