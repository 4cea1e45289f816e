package org.latchkey.agent.screen;

import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.latchkey.agent.stream.ByteStream;

/// A viewer's stream that ends in another way when what it shows is gone: so the server of the
/// picture only ever closes it, and the viewer still hears the reason.
final class LosableStream implements ByteStream {
  private final ByteStream stream;
  private final BooleanSupplier isLost;
  private final Runnable lost;

  LosableStream(ByteStream stream, BooleanSupplier isLost, Runnable lost) {
    this.stream = stream;
    this.isLost = isLost;
    this.lost = lost;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    return stream.read(buffer, offset, length);
  }

  @Override
  public void write(byte[] buffer, int offset, int length) throws IOException {
    stream.write(buffer, offset, length);
  }

  @Override
  public long creditBytes() {
    return stream.creditBytes();
  }

  @Override
  public void awaitCredit(long bytes) throws IOException {
    stream.awaitCredit(bytes);
  }

  @Override
  public void close() {
    if (isLost.getAsBoolean()) {
      lost.run();
    } else {
      stream.close();
    }
  }
}
