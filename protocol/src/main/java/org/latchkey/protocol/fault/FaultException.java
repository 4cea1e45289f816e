package org.latchkey.protocol.fault;

import org.jspecify.annotations.Nullable;

/// A request that is answered with a [Fault], or a connection that is closed with one.
///
/// Checked, because the peer can always cause it. The detail goes to the peer: it never holds a
/// secret, nor why an authentication failed.
public final class FaultException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Fault fault;
  private final @Nullable String detail;

  public FaultException(Fault fault) {
    this(fault, null);
  }

  public FaultException(Fault fault, @Nullable String detail) {
    super(detail == null ? fault.id() : fault.id() + ": " + detail);
    this.fault = fault;
    this.detail = detail;
  }

  public Fault fault() {
    return fault;
  }

  /// What helps beyond the fault's own sentence, or null.
  public @Nullable String detail() {
    return detail;
  }
}
