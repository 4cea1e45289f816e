package org.latchkey.agent.worker;

import org.latchkey.protocol.fault.Fault;

/// Why the keeper's process is over. Its exit status says it.
public enum SessionEnd {
  /// The agent closed the session.
  CLOSED(0, Fault.SIGNED_OFF),
  /// Every try failed.
  SIGN_IN_FAILED(10, Fault.OS_SIGN_IN_FAILED),
  /// The system could not open the session or start the worker. The agent's log says why.
  SYSTEM_ERROR(11, Fault.OS_SIGN_IN_FAILED),
  /// The worker exited or crashed.
  WORKER_ENDED(12, Fault.WORKER_ENDED),
  /// The keeper itself crashed or was killed: no status of its own.
  KEEPER_LOST(-1, Fault.WORKER_ENDED);

  private final int exitStatus;
  private final Fault fault;

  SessionEnd(int exitStatus, Fault fault) {
    this.exitStatus = exitStatus;
    this.fault = fault;
  }

  /// What the browser is told.
  public Fault fault() {
    return fault;
  }

  int exitStatus() {
    return exitStatus;
  }

  static SessionEnd ofExitStatus(int status) {
    for (SessionEnd end : values()) {
      if (end.exitStatus == status && end != KEEPER_LOST) {
        return end;
      }
    }
    return KEEPER_LOST;
  }
}
