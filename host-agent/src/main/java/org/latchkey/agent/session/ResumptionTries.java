package org.latchkey.agent.session;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.latchkey.agent.seal.Carrier;
import org.latchkey.agent.seal.HostDoor;
import org.latchkey.agent.seal.OpeningFailedException;
import org.latchkey.agent.seal.Resumption;
import org.latchkey.protocol.fault.Fault;

/// The tries to resume one session (`docs/sealed-channel.md` §7): one handshake after the other,
/// and few that wait. What fails is audited; the session is touched by a success, or by a try of
/// its own account that did not prove itself, and by nothing else.
final class ResumptionTries {
  // Specification: docs/sealed-channel.md §7.
  private static final int MOST_AT_ONCE = 4;

  private final HostSession session;
  private final HostDoor door;
  private final Semaphore turn = new Semaphore(1, true);
  private final AtomicInteger atOnce = new AtomicInteger();

  ResumptionTries(HostSession session, HostDoor door) {
    this.session = session;
    this.door = door;
  }

  HostSession session() {
    return session;
  }

  /// Whether this request may try; if so, [#run] must follow. Does not block.
  Optional<Fault> admit(SessionRequest request) {
    if (session.resumption() == null) {
      return Optional.of(Fault.SESSION_OVER);
    }
    if (!session.account().equals(request.account())) {
      return Optional.of(refused(request, "a ticket of another account"));
    }
    if (atOnce.incrementAndGet() > MOST_AT_ONCE) {
      atOnce.decrementAndGet();
      return Optional.of(Fault.TOO_MANY);
    }
    return Optional.empty();
  }

  private static Fault refused(SessionRequest request, String reason) {
    try {
      request.audit().resumeFailed(reason, request.claimedAddress());
      return Fault.RESUME_REFUSED;
    } catch (SessionFailedException e) {
      return e.fault();
    }
  }

  /// Tries, and serves the session over the new channel until that is over. Blocks; the request is
  /// ended as soon as the try is.
  void run(SessionRequest request) {
    Ending failed = Ending.cut(Fault.INTERNAL, "the try failed");
    try {
      SessionChannel channel = inTurn(request);
      failed = Ending.cut(Fault.SIGNED_OFF, "resumed");
      request.ended(failed.fault(), failed.reason());
      session.serve(channel);
      return;
    } catch (SessionFailedException e) {
      failed = Ending.of(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failed = Ending.cut(Fault.UNAVAILABLE, "interrupted");
    }
    request.ended(failed.fault(), failed.reason());
  }

  private SessionChannel inTurn(SessionRequest request)
      throws SessionFailedException, InterruptedException {
    try {
      turn.acquire();
      try {
        return resume(request);
      } finally {
        turn.release();
      }
    } finally {
      atOnce.decrementAndGet();
    }
  }

  private SessionChannel resume(SessionRequest request) throws SessionFailedException {
    Resumption resumption = session.resumption();
    if (resumption == null) {
      throw new SessionFailedException(Fault.SESSION_OVER, "it ended before its turn");
    }
    Carrier carrier = Arrival.of(request);
    boolean adopted = false;
    try {
      HostDoor.Opened opened = door.resume(carrier, request.binding(), resumption);
      SessionChannel channel = session.adopt(opened, request);
      adopted = true;
      return channel;
    } catch (OpeningFailedException e) {
      throw failed(request, e);
    } finally {
      if (!adopted) {
        carrier.close(Fault.SESSION_OVER); // closed already, unless the session ended meanwhile
      }
    }
  }

  /// A carrier that was lost is no failed try; nor is what never came to the proof.
  private SessionFailedException failed(SessionRequest request, OpeningFailedException e)
      throws SessionFailedException {
    if (e.fault() != Fault.CARRIER_LOST) {
      request.audit().resumeFailed(e.reason(), request.claimedAddress());
    }
    if (e.fault() == Fault.RESUME_REFUSED) {
      session.tryFailed();
    }
    return new SessionFailedException(e.fault(), e.reason());
  }
}
