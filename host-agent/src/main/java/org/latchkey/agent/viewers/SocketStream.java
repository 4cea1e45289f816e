package org.latchkey.agent.viewers;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import org.latchkey.agent.stream.ByteStream;

/// A connected socket as a stream. There is no credit: a viewer that does not read makes [#write]
/// block, and what waits is what fits into the kernel's buffers.
final class SocketStream implements ByteStream {
  /// As much as anybody wants to send in one piece.
  private static final long ALWAYS_CREDIT_BYTES = 1L << 30;

  private final SocketChannel channel;

  /// @param channel in blocking mode; from now on this stream's
  SocketStream(SocketChannel channel) {
    this.channel = channel;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    return channel.read(ByteBuffer.wrap(buffer, offset, length));
  }

  @Override
  public void write(byte[] buffer, int offset, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(buffer, offset, length);
    while (bytes.hasRemaining()) {
      var _ = channel.write(bytes);
    }
  }

  @Override
  public long creditBytes() {
    return ALWAYS_CREDIT_BYTES;
  }

  @Override
  public void awaitCredit(long bytes) throws IOException {
    if (!channel.isOpen()) {
      throw new ClosedChannelException();
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException _) {
      // It is closed to us in any case.
    }
  }
}
