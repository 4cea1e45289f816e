package org.latchkey.agent.link;

import java.util.Optional;
import org.latchkey.protocol.fault.Fault;

/// Whoever serves sessions on this host.
public interface SessionOffers {
  /// Takes or refuses a session whose ticket was believed. Called on the link's own thread, so it
  /// returns at once and serves the session on a thread of its own.
  ///
  /// @return nothing when it is taken, and then [OfferedSession#ended] must be called once in the
  ///   end; a fault when it is refused
  Optional<Fault> offered(OfferedSession session);
}
