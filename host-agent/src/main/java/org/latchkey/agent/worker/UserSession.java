package org.latchkey.agent.worker;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.stream.FrameConnection;
import org.latchkey.protocol.wire.Bytes;

/// The session that a worker's modules serve: what the user's programs get as environment, and what
/// the agent is told of it.
final class UserSession {
  private static final System.Logger LOG = System.getLogger("org.latchkey.agent.worker");

  // Specification: docs/host-sign-in.md §1.
  private static final long NANOS_BETWEEN_ACTIVE = 5_000_000_000L;

  /// Sends a control message to the agent without blocking.
  interface Teller {
    void tell(Bytes message) throws IOException;
  }

  private final Map<String, String> environment;
  private final ScreenLock screenLock;
  private final LongSupplier nanoClock;
  private final ReentrantLock lock = new ReentrantLock();
  private Teller teller = _ -> {};
  private @Nullable Map<String, String> shownOn;
  private boolean everActive;
  private long activeAt;

  /// @param environment of the OS user's programs
  UserSession(Map<String, String> environment, ScreenLock screenLock, LongSupplier nanoClock) {
    this.environment = Map.copyOf(environment);
    this.screenLock = screenLock;
    this.nanoClock = nanoClock;
  }

  Map<String, String> environment() {
    return environment;
  }

  /// From now on this is how the agent is told.
  void tellBy(Teller how) {
    lock.lock();
    try {
      teller = how;
    } finally {
      lock.unlock();
    }
  }

  /// The person did something. Any thread; as often as it happens.
  void active() {
    lock.lock();
    try {
      long now = nanoClock.getAsLong();
      if (!everActive || now - activeAt >= NANOS_BETWEEN_ACTIVE) {
        everActive = true;
        activeAt = now;
        tell(new WorkerNews.Active());
      }
    } finally {
      lock.unlock();
    }
  }

  /// The user's screen is shown to the viewer.
  ///
  /// @param display what programs need besides in their environment to get to it
  void screenShown(Map<String, String> display) {
    lock.lock();
    try {
      if (screenLock.atEnd()) {
        if (shownOn == null) {
          tell(new WorkerNews.Locks());
        }
        shownOn = Map.copyOf(display);
      }
    } finally {
      lock.unlock();
    }
  }

  private void tell(WorkerNews news) {
    try {
      teller.tell(news.json());
    } catch (IOException gone) {
      LOG.log(Level.DEBUG, "the agent is gone", gone);
    }
  }

  /// The session is over: locks the screen if it was shown, and tells the agent if it still reads.
  ///
  /// @param agent used by no other thread any more
  void end(FrameConnection agent) {
    Map<String, String> display;
    lock.lock();
    try {
      display = shownOn;
    } finally {
      lock.unlock();
    }
    if (display == null) {
      return;
    }
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(display);
    WorkerNews outcome = new ScreenLocker(screenLock.command(), all).lock();
    if (outcome instanceof WorkerNews.LockFailed failed) {
      LOG.log(Level.WARNING, "the screen was not locked: " + failed.reason());
    } else {
      LOG.log(Level.DEBUG, "the screen is locked");
    }
    try {
      agent.send(outcome.frame());
    } catch (IOException gone) {
      LOG.log(Level.INFO, "nobody reads any more whether the screen was locked", gone);
    }
  }
}
