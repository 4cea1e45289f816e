package org.latchkey.gateway.relay;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.websocket.Session;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.latchkey.gateway.relay.Pairing.Attempt;
import org.latchkey.gateway.signin.SignedIn;
import org.latchkey.gateway.websocket.ChannelSocket;
import org.latchkey.gateway.websocket.Limits;
import org.latchkey.gateway.websocket.Lobby;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.relay.JoinMessage;
import org.latchkey.protocol.relay.RelayLimits;
import org.latchkey.protocol.relay.RelayRole;
import org.latchkey.protocol.wire.MalformedException;

/// Where both sides of relays arrive: so many at once, so long, and only with a good token.
@ApplicationScoped
public class RelayDoor implements RelaySide.Door {
  // Tuning
  private static final int MOST_ARRIVING = 512;
  private static final int MOST_ARRIVING_FROM_ONE_ADDRESS = 64;

  private static final System.Logger LOG = System.getLogger(RelayDoor.class.getName());
  private static final Limits LIMITS =
      new Limits(JoinMessage.LONGEST_BYTES, RelayLimits.LONGEST_MESSAGE_BYTES);

  private final Pairings pairings;
  private final Relays relays;
  private final RelayRecord record;
  private final Clock clock;
  private final ManagedScheduledExecutorService scheduler;
  private final Lobby lobby = new Lobby(MOST_ARRIVING, MOST_ARRIVING_FROM_ONE_ADDRESS);
  private final Set<RelaySide> arriving = ConcurrentHashMap.newKeySet();
  private @Nullable ScheduledFuture<?> sweeping;

  @Inject
  RelayDoor(
      Pairings pairings,
      Relays relays,
      RelayRecord record,
      Clock clock,
      ManagedScheduledExecutorService scheduler) {
    this.pairings = pairings;
    this.relays = relays;
    this.record = record;
    this.clock = clock;
    this.scheduler = scheduler;
  }

  void start(@Observes @Initialized(ApplicationScoped.class) Object context) {
    sweeping = scheduler.scheduleWithFixedDelay(this::sweep, 1, 1, TimeUnit.SECONDS);
  }

  @PreDestroy
  void stop() {
    ScheduledFuture<?> running = sweeping;
    if (running != null) {
      running.cancel(false);
    }
  }

  /// Takes a new socket in.
  void arrived(Session session, RelayRole role, Optional<SignedIn> signedIn) {
    ChannelSocket.open(
        session,
        LIMITS,
        socket -> {
          RelaySide side = new RelaySide(socket, role, signedIn, this, clock.instant());
          if (lobby.enter(socket.address())) {
            arriving.add(side);
          } else {
            socket.close(Fault.TOO_MANY);
          }
          return side;
        });
  }

  @Override
  public void joinAsked(RelaySide side, String message) {
    scheduler.execute(() -> {
      try {
        join(side, message);
      } catch (RuntimeException e) {
        LOG.log(System.Logger.Level.ERROR, "admitting a side to a relay", e);
        side.socket().close(Fault.INTERNAL);
      }
    });
  }

  private void join(RelaySide side, String message) {
    if (!leave(side)) {
      return; // swept or lost meanwhile
    }
    JoinMessage join;
    try {
      join = JoinMessage.read(message);
    } catch (MalformedException _) {
      refuse(side, "", Pairing.Reason.MALFORMED);
      return;
    }
    Attempt attempt =
        pairings.join(side.role(), join, side.signedIn().map(who -> who.account().id()));
    switch (attempt) {
      case Attempt.Joined(Pairing next) -> relays.admitted(side, next);
      case Attempt.HostRefused(Fault fault) -> side.socket().close(fault);
      case Attempt.Refused(Pairing.Reason reason) -> refuse(side, join.session().hex(), reason);
    }
  }

  private void refuse(RelaySide side, String session, Pairing.Reason reason) {
    side.socket().close(Fault.TOKEN_REFUSED);
    record.refused(session, side, reason);
  }

  @Override
  public void leftEarly(RelaySide side) {
    if (!leave(side)) {
      scheduler.execute(() -> relays.leftEarly(side));
    }
  }

  /// Gives the place in the lobby back; false when it has none.
  private boolean leave(RelaySide side) {
    boolean wasHere = arriving.remove(side);
    if (wasHere) {
      lobby.leave(side.socket().address());
    }
    return wasHere;
  }

  private void sweep() {
    try {
      Instant now = clock.instant();
      for (RelaySide side : arriving) {
        if (!now.isBefore(side.deadline()) && leave(side)) {
          side.socket().close(Fault.TIMED_OUT);
        }
      }
      relays.sweep();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "sweeping relays; again in a second", e);
    }
  }
}
