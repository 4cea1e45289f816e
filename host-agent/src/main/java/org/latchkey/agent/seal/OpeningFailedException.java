package org.latchkey.agent.seal;

import org.latchkey.protocol.fault.Fault;

/// A channel did not open. The carrier is to be closed with [#fault]; nothing of it is left.
///
/// The message is the true reason, for the audit log; the other side learns only the fault.
public final class OpeningFailedException extends Exception {
  private static final long serialVersionUID = 1;

  private final Fault fault;
  private final String reason;

  OpeningFailedException(Fault fault, String reason) {
    super(reason);
    this.fault = fault;
    this.reason = reason;
  }

  OpeningFailedException(Fault fault, String reason, Throwable cause) {
    super(reason, cause);
    this.fault = fault;
    this.reason = reason;
  }

  public Fault fault() {
    return fault;
  }

  /// The message, which is never missing.
  public String reason() {
    return reason;
  }
}
