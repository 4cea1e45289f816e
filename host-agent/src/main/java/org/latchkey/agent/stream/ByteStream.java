package org.latchkey.agent.stream;

import java.io.Closeable;
import java.io.IOException;

/// One ordered flow of bytes in both directions, as a module on the host sees it
/// (`docs/sealed-channel.md`, streams).
///
/// One thread may read while another writes. Reading and writing block; closing wakes both.
public interface ByteStream extends Closeable {
  /// Reads at least one byte, blocking until there is one.
  ///
  /// @return how many bytes were read, or -1 when the peer has closed its side
  int read(byte[] buffer, int offset, int length) throws IOException;

  /// Sends all the bytes, blocking while the peer has given no credit. The array is free for reuse
  /// afterwards.
  void write(byte[] buffer, int offset, int length) throws IOException;

  /// How many bytes the peer is willing to take right now without [#write] blocking.
  long creditBytes();

  /// Blocks until [#creditBytes] is at least `bytes`.
  ///
  /// @throws IOException when the stream ends first
  void awaitCredit(long bytes) throws IOException;

  /// Ends this side. Does nothing the second time.
  @Override
  void close();
}
