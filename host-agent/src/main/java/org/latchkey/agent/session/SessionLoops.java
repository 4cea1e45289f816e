package org.latchkey.agent.session;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.latchkey.protocol.fault.Fault;

/// The virtual threads of one session. A loop that throws ends the session.
final class SessionLoops {
  private static final System.Logger LOG = System.getLogger("org.latchkey.agent.session");

  /// One loop; returning is its good end.
  interface Loop {
    void run() throws Exception;
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final List<Thread> threads = new ArrayList<>();
  private final Consumer<Ending> ender;

  SessionLoops(Consumer<Ending> ender) {
    this.ender = ender;
  }

  Thread start(String name, Loop loop) {
    lock.lock();
    try {
      Thread thread = Thread.ofVirtual().name("session: " + name).start(() -> run(name, loop));
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
    }
  }

  /// Waits until all have ended, those too that are started meanwhile.
  void join() {
    for (int i = 0; i < count(); i++) {
      join(at(i));
    }
  }

  static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
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
