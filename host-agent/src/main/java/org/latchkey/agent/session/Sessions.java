package org.latchkey.agent.session;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.latchkey.agent.log.LogSession;
import org.latchkey.agent.seal.Carrier;
import org.latchkey.agent.seal.HostDoor;
import org.latchkey.agent.seal.IntegrityException;
import org.latchkey.agent.seal.OpeningFailedException;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.identity.SessionId;

/// All sessions of this host: how many there may be, and that one's failure touches no other.
public final class Sessions implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("org.latchkey.agent.session");

  private final HostDoor door;
  private final HostKeeper.Starter keepers;
  private final HostName name;
  private final SessionTiming timing;
  private final int mostAtOnce;
  private final Semaphore room;
  private final LongSupplier nanoClock;
  private final Map<SessionId, ResumptionTries> live = new ConcurrentHashMap<>();
  private volatile boolean closed;

  public Sessions(
      HostDoor door,
      HostKeeper.Starter keepers,
      HostName name,
      SessionTiming timing,
      int mostAtOnce) {
    this(door, keepers, name, timing, mostAtOnce, System::nanoTime);
  }

  /// With another clock, for tests.
  Sessions(
      HostDoor door,
      HostKeeper.Starter keepers,
      HostName name,
      SessionTiming timing,
      int mostAtOnce,
      LongSupplier nanoClock) {
    this.door = door;
    this.keepers = keepers;
    this.name = name;
    this.timing = timing;
    this.mostAtOnce = mostAtOnce;
    this.room = new Semaphore(mostAtOnce);
    this.nanoClock = nanoClock;
  }

  /// Serves a session on threads of its own; returns at once.
  ///
  /// @return nothing when it is served, and then its [SessionRequest#ended] is called once in the
  ///   end; the fault when there is no room
  public Optional<Fault> serve(SessionRequest request) {
    if (closed) {
      return Optional.of(Fault.UNAVAILABLE);
    }
    if (!room.tryAcquire()) {
      return Optional.of(Fault.TOO_MANY);
    }
    Thread.ofVirtual()
        .name("session")
        .start(() -> LogSession.run(request.binding().session().hex(), () -> run(request)));
    return Optional.empty();
  }

  /// Tries to resume a session over another channel, on a thread of its own; returns at once.
  ///
  /// @return nothing when it is tried, and then its [SessionRequest#ended] is called once when the
  ///   try is over; the fault when it is not
  public Optional<Fault> resume(SessionRequest request) {
    if (closed) {
      return Optional.of(Fault.UNAVAILABLE);
    }
    ResumptionTries tries = live.get(request.binding().session());
    if (tries == null) {
      return Optional.of(Fault.SESSION_OVER);
    }
    Optional<Fault> refused = tries.admit(request);
    if (refused.isEmpty()) {
      Thread.ofVirtual()
          .name("session resumed")
          .start(() -> LogSession.run(request.binding().session().hex(), () -> tries.run(request)));
    }
    return refused;
  }

  /// Whether a session waits for its browser.
  public boolean isAnyParked() {
    return live.values().stream().anyMatch(tries -> tries.session().isParked());
  }

  /// Ends every session, because the agent stops, and takes no more; one that is still opening ends
  /// as soon as it is open. Does not wait.
  @Override
  public void close() {
    closed = true;
    live.values().forEach(tries -> endForStop(tries.session()));
  }

  private static void endForStop(HostSession session) {
    session.end(Ending.tell(Fault.AGENT_STOPPED, "the agent stops"));
  }

  /// Blocks until no session runs, or the time is up; after it none is taken any more.
  ///
  /// @return whether all have ended
  public boolean awaitEnd(Duration within) throws InterruptedException {
    return room.tryAcquire(mostAtOnce, within.toNanos(), TimeUnit.NANOSECONDS);
  }

  private void run(SessionRequest request) {
    Ending ending = Ending.cut(Fault.INTERNAL, "the session failed");
    try {
      ending = open(request);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "a session failed", e);
    } finally {
      try {
        request.ended(ending.fault(), ending.reason());
      } finally {
        room.release();
      }
    }
  }

  private Ending open(SessionRequest request) {
    Carrier carrier;
    try {
      carrier = Arrival.of(request);
    } catch (SessionFailedException e) {
      return Ending.cut(e.fault(), e.reason());
    }
    Ending ending = Ending.cut(Fault.INTERNAL, "the session failed");
    try {
      ending = open(request, carrier);
    } catch (SessionFailedException e) {
      ending = Ending.of(e);
    } finally {
      carrier.close(ending.fault()); // closed already, unless it failed by a mistake of our own
    }
    return ending;
  }

  private Ending open(SessionRequest request, Carrier carrier) throws SessionFailedException {
    HostDoor.Opened opened;
    try {
      opened = door.open(carrier, request.binding());
    } catch (OpeningFailedException e) {
      request.audit().handshakeFailed(e.reason());
      return Ending.cut(e.fault(), e.reason());
    } catch (IntegrityException e) {
      request.audit().integrityFailed(e.recordNumber());
      return Ending.of(e);
    }
    request.audit().channelOpened(opened.suite().number());
    HostSession session = new HostSession(opened, request, keepers, name, timing, nanoClock);
    ResumptionTries tries = new ResumptionTries(session, door);
    SessionId id = request.binding().session();
    if (live.putIfAbsent(id, tries) != null) {
      return Ending.cut(Fault.CONFLICT, "a session of this name is open");
    }
    try {
      if (closed) {
        endForStop(session);
      }
      return session.run();
    } finally {
      live.remove(id, tries);
    }
  }
}
