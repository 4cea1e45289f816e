package org.latchkey.agent.session;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.latchkey.agent.log.LogSession;
import org.latchkey.protocol.fault.Fault;

/// The threads of one session. A loop that throws, whatever it throws, ends the session.
final class SessionLoops {
  private static final System.Logger LOG = System.getLogger("org.latchkey.agent.session");

  /// One loop; returning is its good end.
  interface Loop {
    void run() throws Exception;
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final List<Thread> threads = new ArrayList<>();
  private final Consumer<Ending> ender;
  private final String session = LogSession.current();

  SessionLoops(Consumer<Ending> ender) {
    this.ender = ender;
  }

  Thread start(String name, Loop loop) {
    return start(Thread.ofVirtual(), name, loop);
  }

  /// Starts a loop that blocks in the kernel, on a pipe.
  Thread startOnPipe(String name, Loop loop) {
    return start(Thread.ofPlatform().daemon(), name, loop);
  }

  private Thread start(Thread.Builder builder, String name, Loop loop) {
    lock.lock();
    try {
      Thread thread =
          builder
              .name("session: " + name)
              .start(() -> LogSession.run(session, () -> run(name, loop)));
      threads.add(thread);
      return thread;
    } finally {
      lock.unlock();
    }
  }

  /// Runs a loop on the calling thread.
  void run(String name, Loop loop) {
    try {
      loop.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      ender.accept(Ending.tell(Fault.UNAVAILABLE, "interrupted"));
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "the loop " + name + " of a session failed", e);
      ender.accept(Ending.of(e));
    } catch (Exception e) {
      ender.accept(Ending.of(e));
    } catch (Error e) {
      LOG.log(Level.ERROR, "the loop " + name + " of a session failed", e);
      ender.accept(Ending.tell(Fault.INTERNAL, e.toString()));
    }
  }

  /// Waits until all have ended, those too that are started meanwhile. One that does not end in
  /// time is left to itself: a program of the OS user may hold the worker's pipe open for ever.
  void join(Duration within) {
    long end = System.nanoTime() + within.toNanos();
    for (int i = 0; i < count(); i++) {
      join(at(i), end);
      if (at(i).isAlive()) {
        LOG.log(Level.WARNING, "left behind by its session: " + at(i).getName());
      }
    }
  }

  static void join(Thread thread) {
    join(thread, System.nanoTime() + Duration.ofDays(1).toNanos());
  }

  private static void join(Thread thread, long end) {
    boolean interrupted = false;
    while (thread.isAlive() && end - System.nanoTime() > 0) {
      try {
        var _ = thread.join(Duration.ofNanos(end - System.nanoTime()));
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private int count() {
    lock.lock();
    try {
      return threads.size();
    } finally {
      lock.unlock();
    }
  }

  private Thread at(int index) {
    lock.lock();
    try {
      return threads.get(index);
    } finally {
      lock.unlock();
    }
  }
}
