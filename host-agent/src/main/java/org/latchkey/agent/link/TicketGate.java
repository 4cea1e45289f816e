package org.latchkey.agent.link;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.latchkey.protocol.identity.ComputerId;
import org.latchkey.protocol.link.SessionOffer;
import org.latchkey.protocol.ticket.CompactTicket;
import org.latchkey.protocol.ticket.Ticket;
import org.latchkey.protocol.ticket.TicketKey;
import org.latchkey.protocol.ticket.TicketRefusedException;
import org.latchkey.protocol.ticket.TicketRefusedException.Reason;

/// Decides which tickets this host believes (`docs/protocol.md` §6), from what it pinned and what
/// it has accepted so far. For one thread.
///
/// "Old" is by the gateway's clock against itself; the host's own plays no part. The memory is
/// bounded and begins anew with the process: whoever could bring an old ticket then must be the
/// gateway itself, which could as well sign a new one.
final class TicketGate {
  private static final long WINDOW_SECONDS = 120;
  private static final int MOST_REMEMBERED = 10_000;

  private final int mostRemembered;
  private final List<TicketKey> pinned;
  private final ComputerId self;
  private final Map<String, Long> iatByJti = new HashMap<>();
  private long newestIat;

  TicketGate(Collection<TicketKey> pinned, ComputerId self) {
    this(pinned, self, MOST_REMEMBERED);
  }

  /// With a smaller memory, for tests.
  TicketGate(Collection<TicketKey> pinned, ComputerId self, int mostRemembered) {
    this.mostRemembered = mostRemembered;
    this.pinned = List.copyOf(pinned);
    this.self = self;
  }

  /// The ticket of an offer, when every rule holds; it is then spent.
  Ticket accept(SessionOffer offer) throws TicketRefusedException {
    Ticket ticket = CompactTicket.verify(offer.ticket(), pinned);
    require(ticket.computer().equals(self), Reason.COMPUTER);
    require(ticket.session().equals(offer.session()), Reason.SESSION);
    require(ticket.iat() >= newestIat - WINDOW_SECONDS, Reason.TOO_OLD);
    require(!iatByJti.containsKey(ticket.jti()), Reason.REPLAYED);
    long newest = Math.max(newestIat, ticket.iat());
    long oldest = newest - WINDOW_SECONDS;
    long stillRemembered = iatByJti.values().stream().filter(iat -> iat >= oldest).count();
    require(stillRemembered < mostRemembered, Reason.TOO_MANY);
    newestIat = newest;
    // What is older is refused for its age from now on and need not be remembered.
    iatByJti.values().removeIf(iat -> iat < oldest);
    iatByJti.put(ticket.jti(), ticket.iat());
    return ticket;
  }

  private static void require(boolean holds, Reason otherwise) throws TicketRefusedException {
    if (!holds) {
      throw new TicketRefusedException(otherwise);
    }
  }
}
