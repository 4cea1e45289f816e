package org.latchkey.gateway.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.latchkey.gateway.setup.GatewaySecrets;
import org.latchkey.protocol.identity.SigningKeyPair;
import org.latchkey.protocol.ticket.CompactTicket;
import org.latchkey.protocol.ticket.Ticket;
import org.latchkey.protocol.ticket.TicketKey;

/// Signs tickets with this gateway's key, and says which key that is.
@ApplicationScoped
class TicketSigner {
  private final SigningKeyPair signing;

  @Inject
  TicketSigner(GatewaySecrets secrets) {
    this.signing = SigningKeyPair.of(secrets.ticketKeys());
  }

  String sign(Ticket ticket) {
    return CompactTicket.sign(ticket, signing);
  }

  /// The key that hosts pin when they are enrolled.
  @Produces
  @Singleton
  TicketKey ticketKey() {
    return TicketKey.of(signing.publicKey());
  }
}
