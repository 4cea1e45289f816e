package org.latchkey.agent.screen.rfb;

import java.io.EOFException;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.latchkey.agent.stream.ByteStream;

/// A byte stream in memory: the host's side is the [ByteStream], the viewer's side the other
/// methods.
public final class StreamTwin implements ByteStream {
  private static final long LIMIT_SECONDS = 30;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ByteQueue toHost = new ByteQueue();
  private final ByteQueue toViewer = new ByteQueue();
  private long credit;
  private long written;
  private boolean viewerClosed;
  private boolean hostClosed;

  public StreamTwin(long creditBytes) {
    this.credit = creditBytes;
  }

  /// What the viewer says.
  public void send(byte... bytes) {
    locked(() -> toHost.add(bytes, 0, bytes.length));
  }

  /// The viewer takes bytes, and waits for them.
  public byte[] receive(int count) throws IOException {
    byte[] bytes = new byte[count];
    lock.lock();
    try {
      int done = 0;
      while (done < count) {
        await(() -> !toViewer.isEmpty() || hostClosed);
        int step = toViewer.take(bytes, done, count - done);
        if (step == 0) {
          throw new EOFException("the host closed the stream after " + done + " of " + count);
        }
        done += step;
      }
    } finally {
      lock.unlock();
    }
    return bytes;
  }

  public void giveCredit(long bytes) {
    locked(() -> credit += bytes);
  }

  public void closeViewerSide() {
    locked(() -> viewerClosed = true);
  }

  /// How many bytes the host has written so far.
  public long writtenBytes() {
    lock.lock();
    try {
      return written;
    } finally {
      lock.unlock();
    }
  }

  public boolean isClosedByHost() {
    lock.lock();
    try {
      return hostClosed;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    lock.lock();
    try {
      await(() -> !toHost.isEmpty() || viewerClosed || hostClosed);
      if (hostClosed) {
        throw new IOException("this stream was closed here");
      }
      if (toHost.isEmpty()) {
        return -1;
      }
      return toHost.take(buffer, offset, length);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void write(byte[] buffer, int offset, int length) throws IOException {
    lock.lock();
    try {
      await(() -> credit >= length || hostClosed || viewerClosed);
      if (hostClosed || viewerClosed) {
        throw new IOException("the stream is closed");
      }
      credit -= length;
      written += length;
      toViewer.add(buffer, offset, length);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public long creditBytes() {
    lock.lock();
    try {
      return credit;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void awaitCredit(long bytes) throws IOException {
    lock.lock();
    try {
      await(() -> credit >= bytes || hostClosed || viewerClosed);
      if (credit < bytes) {
        throw new IOException("the stream is closed");
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    locked(() -> hostClosed = true);
  }

  private void locked(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void await(BooleanSupplier condition) throws IOException {
    long left = TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (!condition.getAsBoolean()) {
      if (left <= 0) {
        throw new IOException("waited for " + LIMIT_SECONDS + " seconds");
      }
      try {
        left = changed.awaitNanos(left);
      } catch (InterruptedException interrupted) {
        throw new IOException(interrupted);
      }
    }
  }
}
