package org.latchkey.agent.link;

import java.time.Duration;

/// How one attempt at a link ended.
///
/// @param upFor how long it was up; zero when it never was
/// @param reason for log, audit and status; never a secret
record LinkEnd(Duration upFor, Cause cause, String reason) {
  enum Cause {
    /// The connection could not be made, broke, or was closed.
    LOST,
    /// The gateway did not accept identifier or proof.
    REFUSED,
    /// The gateway did not prove who it is.
    NOT_TRUSTED
  }

  static LinkEnd neverUp(Cause cause, String reason) {
    return new LinkEnd(Duration.ZERO, cause, reason);
  }
}
