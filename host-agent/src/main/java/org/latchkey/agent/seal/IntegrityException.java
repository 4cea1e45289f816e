package org.latchkey.agent.seal;

import java.io.IOException;

/// A record did not open: it was altered, repeated, left out or out of order
/// (`docs/sealed-channel.md` §3). The channel is over for good, its keys are wiped and its carrier
/// is closed.
public final class IntegrityException extends IOException {
  private static final long serialVersionUID = 1;

  private final long recordNumber;

  IntegrityException(long recordNumber, Throwable cause) {
    super("record " + recordNumber + " does not open", cause);
    this.recordNumber = recordNumber;
  }

  /// Which record was expected, from 0.
  public long recordNumber() {
    return recordNumber;
  }
}
