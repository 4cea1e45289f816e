package org.latchkey.agent.link;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.latchkey.agent.tls.NotTrustedException;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.identity.SessionId;
import org.latchkey.protocol.link.SessionOffer;
import org.latchkey.protocol.ticket.Ticket;

/// A session, or another channel for one, that the gateway offered with a believable ticket.
public final class OfferedSession {
  /// The handshake must begin within this time of the offer's arrival (`docs/protocol.md` §6).
  private static final Duration GOOD_FOR = Duration.ofSeconds(60);

  private final SessionOffer offer;
  private final Ticket ticket;
  private final RelayDoor door;
  private final Ending ending;
  private final LongSupplier nanoClock;
  private final long arrivedNanos;
  private final AtomicBoolean over = new AtomicBoolean();

  OfferedSession(
      SessionOffer offer, Ticket ticket, RelayDoor door, Ending ending, LongSupplier nanoClock) {
    this.offer = offer;
    this.ticket = ticket;
    this.door = door;
    this.ending = ending;
    this.nanoClock = nanoClock;
    this.arrivedNanos = nanoClock.getAsLong();
  }

  public SessionId session() {
    return offer.session();
  }

  /// Whether the browser says that it had this session before, so that only another channel for it
  /// is asked for.
  public boolean isResumption() {
    return offer.resume();
  }

  /// What the gateway claims about who asks. It can only take away.
  public Ticket ticket() {
    return ticket;
  }

  /// The ticket as it was written, which the sealed channel's prologue covers.
  public String compactTicket() {
    return offer.ticket();
  }

  /// How long the handshake may still wait to begin; zero or less when it is too late.
  public Duration timeLeft() {
    return GOOD_FOR.minusNanos(nanoClock.getAsLong() - arrivedNanos);
  }

  /// Goes to the relay and waits for the browser there. Blocks up to about 40 s; may be called
  /// once, since the relay token is good once.
  public RelayCarrier openCarrier() throws IOException, NotTrustedException {
    return door.join(offer.session(), offer.relayToken());
  }

  /// The session is over, for whatever reason: writes it into the audit log and tells the gateway.
  /// Of a resumption: the try is over, and nothing is told. Does nothing the second time.
  ///
  /// @param reason the true one, for the audit log
  public void ended(Fault fault, String reason) {
    if (over.compareAndSet(false, true)) {
      ending.ended(this, fault, reason);
    }
  }

  @Override
  public String toString() {
    return "OfferedSession[" + offer.session() + "]";
  }

  interface Ending {
    void ended(OfferedSession session, Fault fault, String reason);
  }
}
