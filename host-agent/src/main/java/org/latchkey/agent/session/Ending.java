package org.latchkey.agent.session;

import java.io.IOException;
import java.util.Objects;
import org.latchkey.agent.seal.IntegrityException;
import org.latchkey.agent.stream.FaultNotice;
import org.latchkey.agent.stream.RuleBrokenException;
import org.latchkey.protocol.fault.Fault;

/// Why a session is over, or only its channel.
///
/// @param fault what the other side learns
/// @param reason the true one, for the audit log
/// @param told whether a sealed close goes out first; never when the channel itself is gone
/// @param resumable whether only the carrier is gone, so that the session may be resumed
record Ending(Fault fault, String reason, boolean told, boolean resumable) {
  static Ending tell(Fault fault, String reason) {
    return new Ending(fault, reason, true, false);
  }

  static Ending cut(Fault fault, String reason) {
    return new Ending(fault, reason, false, false);
  }

  /// The carrier ended, broke or fell silent, which is not tampering.
  static Ending lost(Fault fault, String reason) {
    return new Ending(fault, reason, false, true);
  }

  /// The browser's own sealed close.
  static Ending byBrowser(FaultNotice notice) {
    return cut(Fault.of(notice.fault()).orElse(Fault.SIGNED_OFF), "the browser ended it");
  }

  /// What went wrong on the browser's side of the session.
  static Ending of(Exception cause) {
    String reason = Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getName());
    return switch (cause) {
      case IntegrityException _ -> cut(Fault.INTEGRITY, reason);
      case RuleBrokenException _ -> tell(Fault.RULE_BROKEN, reason);
      case SessionFailedException failed -> tell(failed.fault(), reason);
      case IOException _ -> lost(Fault.CARRIER_LOST, "the carrier broke: " + reason);
      default -> tell(Fault.INTERNAL, reason);
    };
  }

  FaultNotice notice() {
    return new FaultNotice(fault.id(), fault == Fault.RULE_BROKEN ? reason : null);
  }
}
