package org.latchkey.gateway.relay;

import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.latchkey.gateway.signin.SignInEnded;
import org.latchkey.gateway.signin.SignedIn;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.fault.FaultException;
import org.latchkey.protocol.identity.ComputerId;
import org.latchkey.protocol.identity.SessionId;
import org.latchkey.protocol.relay.RelayLimits;
import org.latchkey.protocol.relay.RelayRole;
import org.latchkey.protocol.relay.RelayToken;

/// The relays of this node that are offered, waited for or relayed. Brings the two sides together
/// and ends what must end.
@ApplicationScoped
public class Relays {
  // Tuning
  private static final int MOST = 2_000;
  private static final int MOST_OF_ONE_ACCOUNT = 16;
  private static final Duration STUCK_AFTER = Duration.ofSeconds(90);

  private final Pairings pairings;
  private final RelayRecord record;
  private final Clock clock;
  private final ManagedScheduledExecutorService scheduler;
  private final ReentrantLock lock = new ReentrantLock();
  private final Meetings meetings = new Meetings(MOST, MOST_OF_ONE_ACCOUNT);

  @Inject
  Relays(
      Pairings pairings,
      RelayRecord record,
      Clock clock,
      ManagedScheduledExecutorService scheduler) {
    this.pairings = pairings;
    this.record = record;
    this.clock = clock;
    this.scheduler = scheduler;
  }

  /// Expects the two sides of a session, each with its token, from now on for 30 s. Other relays of
  /// the same session are not touched.
  ///
  /// @throws FaultException `too-many`
  public RelayId expect(
      SignedIn asker, SessionId session, ComputerId computer, RelayToken browser, RelayToken host)
      throws FaultException {
    RelayId relay = RelayId.of(browser);
    Instant joinBy = clock.instant().plus(RelayLimits.TOKEN_LIFE);
    if (!locked(() -> meetings.add(new Meeting(relay, session, computer, asker, joinBy)))) {
      throw new FaultException(Fault.TOO_MANY, "too many sessions are open at once");
    }
    pairings.add(Pairing.waiting(session, asker.account().id(), computer, browser, host, joinBy));
    return relay;
  }

  /// Expects nobody any more: the offer did not reach the host.
  public void forget(RelayId relay) {
    pairings.remove(relay);
    run(() -> meetings.find(relay).ifPresent(this::drop));
  }

  /// The host does not come. A browser that waits, or still comes, is closed with this fault.
  public void refusedByHost(RelayId relay, Fault fault) {
    if (!pairings.refuse(relay, fault)) {
      return;
    }
    run(() ->
        meetings
            .find(relay)
            .ifPresent(meeting -> {
              meeting.refuse(fault);
              if (!meeting.sides().isEmpty()) {
                end(meeting, closing(fault), fault.id());
              }
            }));
  }

  /// A side that the pairing has admitted. Splices when it is the second one.
  void admitted(RelaySide side, Pairing pairing) {
    record.joined(pairing.session(), side);
    run(() -> {
      Meeting meeting = meetings.find(pairing.relay()).orElse(null);
      if (meeting == null) {
        side.socket().close(Fault.TOKEN_REFUSED);
        return;
      }
      meeting.come(side);
      if (side.isGone()) {
        end(meeting, closing(Fault.CARRIER_LOST), "carrier-lost");
      } else if (meeting.refused().isPresent()) {
        Fault fault = meeting.refused().get();
        end(meeting, closing(fault), fault.id());
      } else if (meeting.sides().size() == 1) {
        side.waiting();
        side.socket().resume();
      } else {
        splice(meeting);
      }
    });
  }

  /// Reading is held on both sides until both have been told, so that no message overtakes `ready`.
  private void splice(Meeting meeting) {
    RelaySide browser = meeting.side(RelayRole.BROWSER).orElseThrow();
    RelaySide host = meeting.side(RelayRole.HOST).orElseThrow();
    Splice splice = new CountedSplice(browser.socket(), host.socket(), clock, new Ending(meeting));
    meeting.splice(splice);
    meeting.sides().forEach(RelaySide::hold);
    meeting.sides().forEach(side -> side.spliced(splice.receiver(side.role())));
    meeting.sides().forEach(side -> side.socket().resume());
  }

  /// A side was lost or closed, or broke a rule, before it was spliced.
  void leftEarly(RelaySide side) {
    run(() ->
        meetings.all().stream()
            .filter(meeting -> meeting.sides().contains(side))
            .forEach(
                meeting -> end(meeting, closing(Fault.CARRIER_LOST), "left before the other")));
  }

  /// Ends what belongs to a sign-in that is over. After mere idleness nothing ends: who only looks
  /// at a screen makes no requests.
  void signInEnded(@Observes SignInEnded ended) {
    switch (ended.reason()) {
      case SIGNED_OUT, REPLACED, TIME_LIMIT ->
          later(() -> endAll(ended.idHash(), "sign-in over: " + ended.reason()));
      case IDLE -> {}
    }
  }

  private void endAll(String signIn, String why) {
    run(() ->
        meetings.all().stream()
            .filter(meeting -> meeting.asker().idHash().equals(signIn))
            .forEach(meeting -> end(meeting, closing(Fault.UNAUTHENTICATED), why)));
  }

  /// Ends what is due; called once a second.
  void sweep() {
    Instant now = clock.instant();
    run(() -> meetings.all().forEach(meeting -> sweep(meeting, now)));
  }

  private void sweep(Meeting meeting, Instant now) {
    if (!now.isBefore(meeting.asker().ends())) {
      end(meeting, closing(Fault.UNAUTHENTICATED), "sign-in over: TIME_LIMIT");
    } else if (meeting.splice().isEmpty() && !now.isBefore(meeting.joinBy())) {
      end(meeting, closing(Fault.TIMED_OUT), "the other side did not come");
    } else if (meeting.splice().filter(s -> s.isStuckSince(now.minus(STUCK_AFTER))).isPresent()) {
      end(meeting, closing(Fault.TIMED_OUT), "nothing moved");
    }
  }

  /// Ends a meeting once; to be called under the lock.
  private void end(Meeting meeting, Consumer<RelaySide> closing, String reason) {
    if (meeting.end()) {
      drop(meeting);
      pairings.remove(meeting.relay());
      meeting.sides().forEach(closing);
      if (!meeting.sides().isEmpty()) {
        later(() -> record.ended(meeting, reason));
      }
    }
  }

  private void drop(Meeting meeting) {
    meetings.remove(meeting);
  }

  private static Consumer<RelaySide> closing(Fault fault) {
    return side -> side.socket().close(fault);
  }

  private void run(Runnable underLock) {
    locked(() -> {
      underLock.run();
      return true;
    });
  }

  private boolean locked(BooleanSupplier work) {
    lock.lock();
    try {
      return work.getAsBoolean();
    } finally {
      lock.unlock();
    }
  }

  private void later(Runnable task) {
    scheduler.execute(task);
  }

  /// What ends a spliced meeting. Called on I/O threads, acted on elsewhere.
  private final class Ending implements CountedSplice.End {
    private final Meeting meeting;

    Ending(Meeting meeting) {
      this.meeting = meeting;
    }

    @Override
    public void closed(RelayRole side, int code, String reason) {
      int passed = CloseCodes.passedOn(code);
      later(() ->
          run(() -> end(meeting, other -> other.socket().close(passed, reason), "close " + code)));
    }

    @Override
    public void failed(RelayRole side, Fault fault) {
      later(() -> run(() -> end(meeting, closing(fault), side + ": " + fault.id())));
    }
  }
}
