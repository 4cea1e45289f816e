package org.latchkey.agent.seal;

import org.latchkey.protocol.fault.Fault;

/// A channel did not open. The carrier is to be closed with [#fault]; nothing of it is left.
///
/// The message is the true reason, for the audit log; the other side learns only the fault.
public final class OpeningFailedException extends Exception {
  private static final long serialVersionUID = 1;

  private final Fault fault;

  OpeningFailedException(Fault fault, String reason) {
    super(reason);
    this.fault = fault;
  }

  OpeningFailedException(Fault fault, String reason, Throwable cause) {
    super(reason, cause);
    this.fault = fault;
  }

  public Fault fault() {
    return fault;
  }
}
