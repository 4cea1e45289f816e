package org.latchkey.agent.session;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.latchkey.agent.log.LogSession;
import org.latchkey.agent.seal.Carrier;
import org.latchkey.agent.seal.HostDoor;
import org.latchkey.agent.seal.IntegrityException;
import org.latchkey.agent.seal.OpeningFailedException;
import org.latchkey.protocol.fault.Fault;

/// All sessions of this host: how many there may be, and that one's failure touches no other.
public final class Sessions implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("org.latchkey.agent.session");

  private final HostDoor door;
  private final HostKeeper.Starter keepers;
  private final HostName name;
  private final SessionTiming timing;
  private final int mostAtOnce;
  private final Semaphore room;
  private final Set<LiveSession> live = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  public Sessions(
      HostDoor door,
      HostKeeper.Starter keepers,
      HostName name,
      SessionTiming timing,
      int mostAtOnce) {
    this.door = door;
    this.keepers = keepers;
    this.name = name;
    this.timing = timing;
    this.mostAtOnce = mostAtOnce;
    this.room = new Semaphore(mostAtOnce);
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

  /// Ends every session, because the agent stops, and takes no more; one that is still opening ends
  /// as soon as it is open. Does not wait.
  @Override
  public void close() {
    closed = true;
    live.forEach(Sessions::endForStop);
  }

  private static void endForStop(LiveSession session) {
    session.end(Ending.tell(Fault.UNAVAILABLE, "the agent stops"));
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
      carrier = request.openCarrier();
    } catch (IOException e) {
      return Ending.cut(Fault.CARRIER_LOST, "no carrier: " + e.getMessage());
    }
    if (!request.timeLeft().isPositive()) {
      carrier.close(Fault.TICKET_REFUSED);
      return Ending.cut(Fault.TICKET_REFUSED, "the handshake began too late");
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
    LiveSession session = new LiveSession(opened.channel(), request, keepers, name, timing);
    live.add(session);
    try {
      if (closed) {
        endForStop(session);
      }
      return session.run();
    } finally {
      live.remove(session);
    }
  }
}
