package org.latchkey.agent.link;

import java.util.List;
import java.util.Random;
import org.latchkey.protocol.identity.AccountId;
import org.latchkey.protocol.identity.ComputerId;
import org.latchkey.protocol.identity.SessionId;
import org.latchkey.protocol.identity.SigningKeyPair;
import org.latchkey.protocol.link.SessionOffer;
import org.latchkey.protocol.relay.RelayToken;
import org.latchkey.protocol.ticket.CompactTicket;
import org.latchkey.protocol.ticket.Ticket;
import org.latchkey.protocol.ticket.TicketKey;
import org.latchkey.protocol.wire.Base64Url;
import org.latchkey.protocol.wire.RandomBytes;

/// Makes offers as a gateway does, and as one does that means harm.
final class Tickets {
  final SigningKeyPair signing = SigningKeyPair.generate();
  final TicketKey key = TicketKey.of(signing.publicKey());
  final Random random = new Random(1);
  final ComputerId computer = ComputerId.random(random);

  String jti() {
    return Base64Url.encode(RandomBytes.draw(random, 16));
  }

  Ticket ticket(SessionId session, ComputerId of, long iat, String jti) {
    return new Ticket(
        jti,
        iat,
        session,
        of,
        AccountId.random(random),
        "owner@example.org",
        "203.0.113.7",
        List.of("password"),
        List.of());
  }

  SessionOffer offer(SessionId session, Ticket ticket) {
    return new SessionOffer(
        session, CompactTicket.sign(ticket, signing), RelayToken.random(random), false);
  }

  SessionOffer good(long iat) {
    SessionId session = SessionId.random(random);
    return offer(session, ticket(session, computer, iat, jti()));
  }
}
