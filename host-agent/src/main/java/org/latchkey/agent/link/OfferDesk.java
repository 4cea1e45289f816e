package org.latchkey.agent.link;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.Texts;
import org.latchkey.agent.audit.AuditLog;
import org.latchkey.agent.audit.HostEvents;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.identity.SessionId;
import org.latchkey.protocol.link.LinkMessage;
import org.latchkey.protocol.link.SessionAccepted;
import org.latchkey.protocol.link.SessionEnded;
import org.latchkey.protocol.link.SessionOffer;
import org.latchkey.protocol.link.SessionRefused;
import org.latchkey.protocol.ticket.Ticket;
import org.latchkey.protocol.ticket.TicketRefusedException;

/// Takes offers of sessions from the link: judges the ticket, writes the audit log, asks whoever
/// serves sessions, and keeps count.
///
/// An offer that cannot be written into the audit log is refused. Sessions live on when the link
/// goes; the end of one is told over whatever link is up then.
final class OfferDesk {
  private static final System.Logger LOG = System.getLogger("org.latchkey.agent.link");

  private final TicketGate gate;
  private final AuditLog audit;
  private final SessionOffers offers;
  private final RelayDoor door;
  private final int mostAtOnce;
  private final LongSupplier nanoClock;
  private final Consumer<Integer> countListener;

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<SessionId, OfferedSession> sessions = new HashMap<>();
  private final AtomicInteger tries = new AtomicInteger();
  private @Nullable Consumer<LinkMessage> link;

  OfferDesk(
      TicketGate gate,
      AuditLog audit,
      SessionOffers offers,
      RelayDoor door,
      int mostAtOnce,
      LongSupplier nanoClock,
      Consumer<Integer> countListener) {
    this.gate = gate;
    this.audit = audit;
    this.offers = offers;
    this.door = door;
    this.mostAtOnce = mostAtOnce;
    this.nanoClock = nanoClock;
    this.countListener = countListener;
  }

  /// Where ends of sessions are told from now on; nowhere when null.
  void linkIs(@Nullable Consumer<LinkMessage> now) {
    lock.lock();
    try {
      link = now;
    } finally {
      lock.unlock();
    }
  }

  /// Handles one offer; for the link's one thread.
  LinkMessage offer(SessionOffer offer) {
    try {
      return decide(offer)
          .<LinkMessage>map(fault -> new SessionRefused(offer.session(), fault.id()))
          .orElseGet(() -> new SessionAccepted(offer.session()));
    } catch (IOException e) {
      LOG.log(Level.ERROR, "session " + offer.session() + " refused: " + Texts.reason(e));
      return new SessionRefused(offer.session(), Fault.UNAVAILABLE.id());
    }
  }

  private Optional<Fault> decide(SessionOffer offer) throws IOException {
    Ticket ticket;
    try {
      ticket = gate.accept(offer);
    } catch (TicketRefusedException e) {
      String reason = "ticket " + e.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
      LOG.log(Level.WARNING, "session " + offer.session() + " refused: " + reason);
      audit.append(HostEvents.sessionRefused(offer.session(), Fault.TICKET_REFUSED, reason));
      return Optional.of(Fault.TICKET_REFUSED);
    }
    audit.append(HostEvents.sessionOffered(ticket, offer.resume()));
    Optional<Fault> refused =
        offer.resume()
            ? takeTry(new OfferedSession(offer, ticket, door, this::tryEnded, nanoClock))
            : take(new OfferedSession(offer, ticket, door, this::ended, nanoClock));
    if (refused.isPresent()) {
      LOG.log(Level.INFO, "session " + offer.session() + " refused: " + refused.get().id());
      audit.append(HostEvents.sessionRefused(ticket, refused.get(), refused.get().id()));
    }
    return refused;
  }

  private Optional<Fault> take(OfferedSession session) {
    Optional<Fault> noRoom = enter(session);
    if (noRoom.isPresent()) {
      return noRoom;
    }
    boolean taken = false;
    try {
      Optional<Fault> refused = offers.offered(session);
      taken = refused.isEmpty();
      return refused;
    } finally {
      if (!taken) {
        leave(session);
      }
    }
  }

  /// A try to resume takes no place of a session; there may be as many at once as sessions.
  private Optional<Fault> takeTry(OfferedSession attempt) {
    if (tries.incrementAndGet() > mostAtOnce) {
      tries.decrementAndGet();
      return Optional.of(Fault.TOO_MANY);
    }
    boolean taken = false;
    try {
      Optional<Fault> refused = offers.offered(attempt);
      taken = refused.isEmpty();
      return refused;
    } finally {
      if (!taken) {
        tries.decrementAndGet();
      }
    }
  }

  private void tryEnded(OfferedSession attempt, Fault fault, String reason) {
    LOG.log(Level.INFO, "a try to resume " + attempt.session() + " is over: " + reason);
    tries.decrementAndGet();
  }

  private Optional<Fault> enter(OfferedSession session) {
    lock.lock();
    try {
      if (sessions.size() >= mostAtOnce) {
        return Optional.of(Fault.TOO_MANY);
      }
      if (sessions.putIfAbsent(session.session(), session) != null) {
        return Optional.of(Fault.CONFLICT);
      }
      countListener.accept(sessions.size());
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Consumer<LinkMessage> leave(OfferedSession session) {
    lock.lock();
    try {
      sessions.remove(session.session(), session);
      countListener.accept(sessions.size());
      return link;
    } finally {
      lock.unlock();
    }
  }

  private void ended(OfferedSession session, Fault fault, String reason) {
    LOG.log(Level.INFO, "session " + session.session() + " ended: " + fault.id());
    try {
      audit.append(HostEvents.sessionEnded(session.ticket(), fault, reason));
    } catch (IOException e) {
      LOG.log(
          Level.ERROR, "the end of session " + session.session() + " is not in the audit log", e);
    }
    Consumer<LinkMessage> up = leave(session);
    if (up != null) {
      up.accept(new SessionEnded(session.session(), fault.id()));
    }
  }
}
