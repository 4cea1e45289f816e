package org.latchkey.agent.command;

/// A command cannot do what was asked. The message is one sentence for people, with a hint.
final class CommandFailedException extends Exception {
  private final ExitCode code;

  CommandFailedException(ExitCode code, String message) {
    super(message);
    this.code = code;
  }

  ExitCode code() {
    return code;
  }
}
