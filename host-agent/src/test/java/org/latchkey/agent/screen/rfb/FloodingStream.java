package org.latchkey.agent.screen.rfb;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.latchkey.agent.stream.ByteStream;

/// A viewer that says something once, then something else again and again, and nothing after it. It
/// keeps nothing of what it says or hears, so whatever grows is the server.
final class FloodingStream implements ByteStream {
  private final byte[] first;
  private final byte[] repeated;
  private final long wholeBytes;
  private final boolean deaf;
  private final Runnable said;
  private final CountDownLatch closed = new CountDownLatch(1);
  private long at;
  private long heardBytes;

  /// @param deaf whether it takes nothing after the handshake
  /// @param said called when everything was said, before the end
  FloodingStream(byte[] first, byte[] repeated, long times, boolean deaf, Runnable said) {
    this.first = first;
    this.repeated = repeated;
    this.wholeBytes = first.length + repeated.length * times;
    this.deaf = deaf;
    this.said = said;
  }

  static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (closed.getCount() == 0) {
      throw new IOException("this stream was closed here");
    }
    if (at == wholeBytes) {
      said.run();
      return -1;
    }
    byte[] source = at < first.length ? first : repeated;
    int from = at < first.length ? (int) at : (int) ((at - first.length) % repeated.length);
    int count = Math.min(length, source.length - from);
    System.arraycopy(source, from, buffer, offset, count);
    at += count;
    return count;
  }

  /// To be asked when nobody reads any more.
  long saidBytes() {
    return at;
  }

  @Override
  public synchronized void write(byte[] buffer, int offset, int length) throws IOException {
    heardBytes += length;
    if (deaf && heardBytes > 100) {
      awaitCredit(length);
    }
  }

  @Override
  public long creditBytes() {
    return deaf ? 0 : Long.MAX_VALUE / 2;
  }

  @Override
  public void awaitCredit(long bytes) throws IOException {
    if (deaf) {
      try {
        closed.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      throw new IOException("the stream is closed");
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
