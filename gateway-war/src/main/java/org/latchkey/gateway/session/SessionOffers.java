package org.latchkey.gateway.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.latchkey.gateway.audit.Audit;
import org.latchkey.gateway.computer.Computer;
import org.latchkey.gateway.computer.Computers;
import org.latchkey.gateway.computer.Presence;
import org.latchkey.gateway.link.HostWords;
import org.latchkey.gateway.link.Links;
import org.latchkey.gateway.relay.RelayId;
import org.latchkey.gateway.relay.Relays;
import org.latchkey.gateway.signin.SignedIn;
import org.latchkey.protocol.audit.AuditEvent;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.fault.FaultException;
import org.latchkey.protocol.identity.ComputerId;
import org.latchkey.protocol.identity.SessionId;
import org.latchkey.protocol.link.SessionAccepted;
import org.latchkey.protocol.link.SessionEnded;
import org.latchkey.protocol.link.SessionOffer;
import org.latchkey.protocol.link.SessionRefused;
import org.latchkey.protocol.relay.RelayToken;
import org.latchkey.protocol.ticket.Ticket;
import org.latchkey.protocol.wire.Base64Url;
import org.latchkey.protocol.wire.RandomBytes;

/// Offers sessions to hosts, and hears what they say to it.
@ApplicationScoped
class SessionOffers implements HostWords {
  private static final int JTI_BYTES = 16;

  // Tuning: five times what can be open at once (docs/protocol.md §7)
  private static final int MOST_REMEMBERED = 10_000;

  private final Computers computers;
  private final Presence presence;
  private final Links links;
  private final Relays relays;
  private final TicketSigner signer;
  private final SecureRandom random;
  private final Clock clock;
  private final Audit audit;
  private final OfferedSessions offered = new OfferedSessions(MOST_REMEMBERED);

  @Inject
  SessionOffers(
      Computers computers,
      Presence presence,
      Links links,
      Relays relays,
      TicketSigner signer,
      SecureRandom random,
      Clock clock,
      Audit audit) {
    this.computers = computers;
    this.presence = presence;
    this.links = links;
    this.relays = relays;
    this.signer = signer;
    this.random = random;
    this.clock = clock;
    this.audit = audit;
  }

  /// What the browser needs to come to the relay and to open the sealed channel.
  record Offered(SessionId session, String ticket, RelayToken relayToken) {}

  /// Offers a session with `id` to its host.
  ///
  /// @param address the client's, as the gateway sees it
  /// @param resume the session that the browser says it had; the gateway does not know of it, and
  ///   the host decides
  /// @throws FaultException `not-found` for a computer that is not this account's; `host-offline`;
  ///   `too-many`
  Offered offer(SignedIn asker, ComputerId id, String address, Optional<SessionId> resume)
      throws FaultException {
    Computer computer =
        computers
            .find(id, asker.account().id())
            .orElseThrow(() -> new FaultException(Fault.NOT_FOUND));
    if (!presence.isOnline(id)) {
      throw new FaultException(Fault.HOST_OFFLINE);
    }
    SessionId session = resume.orElseGet(() -> SessionId.random(random));
    RelayToken forBrowser = RelayToken.random(random);
    RelayToken forHost = RelayToken.random(random);
    String ticket = signer.sign(ticket(session, computer, asker, address));
    RelayId relay = relays.expect(asker, session, id, forBrowser, forHost);
    // Written before the host hears of it, so that there is no offer without its entry.
    audit.write(
        AuditEvent.of("session.offered")
            .with("session", session.hex())
            .with("computer", id.hex())
            .with("account", asker.account().id().hex())
            .with("address", address)
            .with("purpose", resume.isPresent() ? "resume" : "open"));
    offered.add(session, id, relay);
    if (!links.send(id, new SessionOffer(session, ticket, forHost, resume.isPresent()))) {
      withdraw(session, id, relay);
      throw new FaultException(Fault.HOST_OFFLINE);
    }
    return new Offered(session, ticket, forBrowser);
  }

  /// The host's link went away between the look at its presence and the offer.
  private void withdraw(SessionId session, ComputerId computer, RelayId relay) {
    offered.withdraw(session, computer, relay);
    relays.forget(relay);
    audit.write(about("session.refused", computer, session, Fault.HOST_OFFLINE.id()));
  }

  private Ticket ticket(SessionId session, Computer computer, SignedIn asker, String address) {
    return new Ticket(
        Base64Url.encode(RandomBytes.draw(random, JTI_BYTES)),
        clock.instant().getEpochSecond(),
        session,
        computer.id(),
        asker.account().id(),
        asker.account().email(),
        address,
        asker.factorNames(),
        List.of());
  }

  @Override
  public void accepted(ComputerId computer, SessionAccepted accepted) {
    offered.accepted(accepted.session(), computer);
  }

  @Override
  public void refused(ComputerId computer, SessionRefused refused) {
    offered
        .refused(refused.session(), computer)
        .ifPresent(relay -> {
          relays.refusedByHost(relay, HostRefusal.shown(refused.fault()));
          audit.write(about("session.refused", computer, refused.session(), refused.fault()));
        });
  }

  @Override
  public void ended(ComputerId computer, SessionEnded ended) {
    if (offered.ended(ended.session(), computer)) {
      audit.write(about("session.ended", computer, ended.session(), ended.fault()));
    }
  }

  private static AuditEvent about(
      String event, ComputerId computer, SessionId session, String fault) {
    return AuditEvent.of(event)
        .with("session", session.hex())
        .with("computer", computer.hex())
        .with("fault", fault);
  }
}
