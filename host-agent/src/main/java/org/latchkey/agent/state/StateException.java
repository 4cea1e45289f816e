package org.latchkey.agent.state;

/// The state directory, or a file in it, cannot be used as it is. The message says which, why, and
/// what to do.
public final class StateException extends Exception {
  public StateException(String message) {
    super(message);
  }
}
