package org.latchkey.agent.command;

/// What the command ends with. The numbers are a promise to scripts (`docs/agent.md`, exit codes).
enum ExitCode {
  DONE(0),
  UNFORESEEN(1),
  USAGE(2),
  SETTINGS(3),
  STATE(4),
  GATEWAY_NOT_TRUSTED(5),
  GATEWAY_REFUSED(6),
  GATEWAY_NOT_REACHED(7),
  NOT_ONLINE(8),
  AUDIT_ALTERED(9),
  NO_DISPLAY(10),
  NO_PLACE(11),
  NO_SERVICE(12),
  NEEDS_ATTENTION(13);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }
}
