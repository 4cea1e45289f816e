package org.latchkey.agent.stream;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.latchkey.protocol.wire.Bytes;

/// A connection of frames in memory. Few frames fit, so that a slow reader holds back the writer;
/// each frame travels as bytes.
public final class MemoryFrames implements FrameConnection {
  private static final int CAPACITY_FRAMES = 4;

  /// What one side sends and the other receives.
  private static final class Way {
    final ReentrantLock lock = new ReentrantLock();
    final Condition changed = lock.newCondition();
    final Deque<Bytes> frames = new ArrayDeque<>();
    boolean ended;

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

  /// The two sides of one connection.
  public record Pair(MemoryFrames left, MemoryFrames right) {}

  private final Way incoming;
  private final Way outgoing;

  private MemoryFrames(Way incoming, Way outgoing) {
    this.incoming = incoming;
    this.outgoing = outgoing;
  }

  public static Pair pair() {
    Way there = new Way();
    Way back = new Way();
    return new Pair(new MemoryFrames(back, there), new MemoryFrames(there, back));
  }

  @Override
  public @Nullable Frame receive() throws IOException, RuleBrokenException {
    incoming.lock.lock();
    try {
      while (incoming.frames.isEmpty() && !incoming.ended) {
        incoming.changed.awaitUninterruptibly();
      }
      Bytes frame = incoming.frames.poll();
      incoming.changed.signalAll();
      return frame == null ? null : FrameCodec.decode(frame);
    } finally {
      incoming.lock.unlock();
    }
  }

  @Override
  public void send(Frame frame) throws IOException {
    outgoing.lock.lock();
    try {
      while (outgoing.frames.size() >= CAPACITY_FRAMES && !outgoing.ended) {
        outgoing.changed.awaitUninterruptibly();
      }
      if (outgoing.ended) {
        throw new IOException("the other side is gone");
      }
      outgoing.frames.add(FrameCodec.encode(frame));
      outgoing.changed.signalAll();
    } finally {
      outgoing.lock.unlock();
    }
  }

  @Override
  public void close() {
    incoming.end();
    outgoing.end();
  }
}
