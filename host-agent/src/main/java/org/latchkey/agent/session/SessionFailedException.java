package org.latchkey.agent.session;

import org.latchkey.protocol.fault.Fault;

/// This host cannot go on with a session; the browser did nothing wrong.
public final class SessionFailedException extends Exception {
  private static final long serialVersionUID = 1;

  private final Fault fault;
  private final String reason;

  /// With what the browser learns, and why.
  ///
  /// @param reason the true one, for the audit log
  public SessionFailedException(Fault fault, String reason) {
    super(reason);
    this.fault = fault;
    this.reason = reason;
  }

  Fault fault() {
    return fault;
  }

  /// The message, which is never missing.
  String reason() {
    return reason;
  }
}
