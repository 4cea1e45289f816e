package org.latchkey.gateway.link;

import org.latchkey.protocol.identity.ComputerId;
import org.latchkey.protocol.link.SessionAccepted;
import org.latchkey.protocol.link.SessionEnded;
import org.latchkey.protocol.link.SessionRefused;

/// Hears what hosts say about sessions. Whoever keeps sessions implements it; a host's word counts
/// for sessions with that host only.
public interface HostWords {
  /// It comes to the relay of the oldest offer of this session that it has not answered.
  void accepted(ComputerId computer, SessionAccepted accepted);

  /// It does not come, in the same order.
  void refused(ComputerId computer, SessionRefused refused);

  void ended(ComputerId computer, SessionEnded ended);
}
