package org.latchkey.agent.stream;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.latchkey.protocol.wire.Bytes;

/// One stream at one end of a [StreamMultiplexer], under the multiplexer's lock.
///
/// What has arrived waits here, never more than the window that was given; credit goes back when a
/// reader has taken at least half of the window.
final class MultiplexedStream implements ByteStream {
  private final StreamMultiplexer end;
  private final ReentrantLock lock;
  private final Condition changed;
  private final int id;
  private final String module;
  private final long windowBytes;
  private final Deque<Bytes> arrived = new ArrayDeque<>();
  private long takenBytes;
  private boolean answered;
  private boolean peerEnded;
  private boolean ended;
  private @Nullable IOException failure;

  MultiplexedStream(StreamMultiplexer end, int id, String module, long windowBytes) {
    this.end = end;
    this.lock = end.lock();
    this.changed = lock.newCondition();
    this.id = id;
    this.module = module;
    this.windowBytes = windowBytes;
  }

  int id() {
    return id;
  }

  String module() {
    return module;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, buffer.length);
    lock.lock();
    try {
      awaitWhile(() -> arrived.isEmpty() && !peerEnded && !ended && failure == null);
      if (failure != null) {
        throw failed(failure);
      }
      if (ended) {
        throw new IOException("this stream was closed here");
      }
      return arrived.isEmpty() ? -1 : take(buffer, offset, length);
    } finally {
      lock.unlock();
    }
  }

  private int take(byte[] buffer, int offset, int length) {
    Bytes first = arrived.remove();
    int count = Math.min(length, first.length());
    first.slice(0, count).copyTo(buffer, offset);
    if (count < first.length()) {
      arrived.addFirst(first.from(count));
    }
    takenBytes += count;
    if (takenBytes >= windowBytes / 2 && !peerEnded) {
      end.send(new Frame.Credit(id, takenBytes), module);
      takenBytes = 0;
    }
    return count;
  }

  @Override
  public void write(byte[] buffer, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, buffer.length);
    int sent = 0;
    while (sent < length) {
      lock.lock();
      try {
        awaitWhile(() -> canSend() && (end.credit(id) == 0 || end.isFull(id)));
        requireOpen();
        int most = (int) Math.min(end.credit(id), end.mostDataBytes(module));
        int count = Math.min(length - sent, most);
        end.send(new Frame.Data(id, Bytes.copyOf(buffer, offset + sent, count)), module);
        sent += count;
      } finally {
        lock.unlock();
      }
    }
  }

  @Override
  public long creditBytes() {
    lock.lock();
    try {
      return canSend() ? end.credit(id) : 0;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void awaitCredit(long bytes) throws IOException {
    lock.lock();
    try {
      awaitWhile(() -> canSend() && end.credit(id) < bytes);
      requireOpen();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      if (answered && canSend()) {
        end.send(new Frame.Close(id, null), module);
      }
      endHere();
    } finally {
      lock.unlock();
    }
  }

  void abort(FaultNotice notice) {
    lock.lock();
    try {
      if (answered && failure == null && !(ended && peerEnded)) {
        end.dropWaiting(id);
        end.send(new Frame.Close(id, notice), module);
      }
      fail(new IOException("this stream was ended here: " + notice.fault()));
    } finally {
      lock.unlock();
    }
  }

  void accept() throws IOException {
    lock.lock();
    try {
      if (failure != null) {
        throw failed(failure);
      }
      answerOnce();
      end.send(new Frame.Accepted(id, windowBytes), module);
    } finally {
      lock.unlock();
    }
  }

  void refuse(FaultNotice notice) {
    lock.lock();
    try {
      if (failure == null) {
        answerOnce();
        end.send(new Frame.Refused(id, notice), module);
        fail(new IOException("this stream was refused here: " + notice.fault()));
      }
    } finally {
      lock.unlock();
    }
  }

  boolean isAnswered() {
    lock.lock();
    try {
      return answered || failure != null;
    } finally {
      lock.unlock();
    }
  }

  /// Waits until the other side has answered the open.
  void awaitAnswer() throws IOException {
    lock.lock();
    try {
      awaitWhile(() -> !answered && failure == null);
      if (failure != null) {
        throw failed(failure);
      }
    } finally {
      lock.unlock();
    }
  }

  // What the multiplexer tells it, holding the lock.

  void answeredByPeer() {
    answered = true;
    changed.signalAll();
  }

  void refusedByPeer(FaultNotice notice) {
    fail(new StreamRefusedException("refused", notice));
  }

  void arrived(Bytes payload) {
    if (!ended) {
      arrived.add(payload);
      changed.signalAll();
    }
  }

  void closedByPeer(@Nullable FaultNotice notice) {
    peerEnded = true;
    if (notice != null) {
      end.dropWaiting(id);
      if (!ended) {
        end.send(new Frame.Close(id, null), module);
      }
      fail(new StreamRefusedException("ended by the other side", notice));
    }
    changed.signalAll();
  }

  void fail(IOException reason) {
    if (failure == null) {
      failure = reason;
    }
    endHere();
  }

  void wake() {
    changed.signalAll();
  }

  boolean isOver() {
    return failure != null || (ended && peerEnded);
  }

  private void endHere() {
    ended = true;
    arrived.clear();
    changed.signalAll();
  }

  private void answerOnce() {
    if (answered) {
      throw new IllegalStateException("this stream was answered before");
    }
    answered = true;
  }

  private boolean canSend() {
    return !ended && failure == null;
  }

  private void requireOpen() throws IOException {
    if (failure != null) {
      throw failed(failure);
    }
    if (ended) {
      throw new EOFException("this stream was closed here");
    }
  }

  private static IOException failed(IOException reason) {
    return reason instanceof StreamRefusedException refused
        ? new StreamRefusedException("stream ended", refused.notice())
        : new IOException(reason.getMessage(), reason);
  }

  private void awaitWhile(BooleanSupplier condition) throws InterruptedIOException {
    try {
      while (condition.getAsBoolean()) {
        changed.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted on a stream");
    }
  }
}
