package org.latchkey.agent.stream;

/// The peer broke a rule of frames, streams or control messages. It ends the whole session with the
/// fault `rule-broken`.
///
/// The message names the rule, for the log; it never holds what was sent.
public final class RuleBrokenException extends Exception {
  private static final long serialVersionUID = 1;

  public RuleBrokenException(String message) {
    super(message);
  }

  public RuleBrokenException(String message, Throwable cause) {
    super(message, cause);
  }
}
