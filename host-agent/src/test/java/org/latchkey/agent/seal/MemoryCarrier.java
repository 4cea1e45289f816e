package org.latchkey.agent.seal;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.wire.Bytes;

/// A carrier in memory. Few messages fit, so that a slow reader holds back the writer; a [Tamperer]
/// may sit on each way, as a gateway could.
public final class MemoryCarrier implements Carrier {
  private static final int CAPACITY_MESSAGES = 4;

  /// What a gateway does with the messages of one way. Called for each in turn, holding no lock.
  @FunctionalInterface
  public interface Tamperer {
    /// What is passed on instead of `message`: nothing, one or more messages.
    Iterable<Bytes> pass(int number, Bytes message);
  }

  /// The two ends of one carrier.
  public record Pair(MemoryCarrier browser, MemoryCarrier host) {}

  private static final class Way {
    final ReentrantLock lock = new ReentrantLock();
    final Condition changed = lock.newCondition();
    final Deque<Bytes> messages = new ArrayDeque<>();
    boolean ended;

    void put(Bytes message) throws IOException {
      lock.lock();
      try {
        while (messages.size() >= CAPACITY_MESSAGES && !ended) {
          changed.awaitUninterruptibly();
        }
        if (ended) {
          throw new IOException("the carrier is closed");
        }
        messages.add(message);
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }

    @Nullable Bytes take() {
      lock.lock();
      try {
        while (messages.isEmpty() && !ended) {
          changed.awaitUninterruptibly();
        }
        changed.signalAll();
        return messages.poll();
      } finally {
        lock.unlock();
      }
    }

    void end() {
      lock.lock();
      try {
        ended = true;
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  private final Way incoming;
  private final Way outgoing;
  private final Tamperer tamperer;
  private int sent;
  private volatile @Nullable Fault closedWith;

  private MemoryCarrier(Way incoming, Way outgoing, Tamperer tamperer) {
    this.incoming = incoming;
    this.outgoing = outgoing;
    this.tamperer = tamperer;
  }

  public static Pair pair() {
    return pair(MemoryCarrier::honest, MemoryCarrier::honest);
  }

  public static Pair pair(Tamperer toHost, Tamperer toBrowser) {
    Way there = new Way();
    Way back = new Way();
    return new Pair(
        new MemoryCarrier(back, there, toHost), new MemoryCarrier(there, back, toBrowser));
  }

  public static Iterable<Bytes> honest(int number, Bytes message) {
    return List.of(message);
  }

  @Override
  public @Nullable Bytes receive() {
    return incoming.take();
  }

  @Override
  public void send(Bytes message) throws IOException {
    if (message.length() > MAX_MESSAGE_BYTES) {
      throw new IOException("a message of " + message.length() + " bytes");
    }
    for (Bytes passed : tamperer.pass(sent++, message)) {
      outgoing.put(passed);
    }
  }

  @Override
  public void close(Fault fault) {
    if (closedWith == null) {
      closedWith = fault;
    }
    incoming.end();
    outgoing.end();
  }

  /// With what this end was closed first; null while it was not.
  public @Nullable Fault closedWith() {
    return closedWith;
  }
}
