package org.latchkey.agent.screen.rfb;

import java.io.EOFException;
import java.io.IOException;
import org.latchkey.agent.stream.ByteStream;

/// Reads numbers from the viewer's side of a stream, big-endian. Holds one fixed buffer, however
/// much the viewer announces.
final class RfbReader {
  private static final int BUFFER_BYTES = 4096;

  private final ByteStream stream;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int position;
  private int limit;

  RfbReader(ByteStream stream) {
    this.stream = stream;
  }

  /// Whether the viewer has closed its side and everything before has been read. Blocks until that
  /// is known.
  boolean atEnd() throws IOException {
    return position == limit && !fill();
  }

  /// 0 to 255.
  int u8() throws IOException {
    if (position == limit && !fill()) {
      throw new EOFException("the viewer's stream ended inside a message");
    }
    return buffer[position++] & 0xff;
  }

  /// 0 to 65,535.
  int u16() throws IOException {
    return u8() << 8 | u8();
  }

  int s32() throws IOException {
    return u16() << 16 | u16();
  }

  /// 0 to 4,294,967,295.
  long u32() throws IOException {
    return s32() & 0xffff_ffffL;
  }

  byte[] bytes(int length) throws IOException {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) u8();
    }
    return bytes;
  }

  void skip(long bytes) throws IOException {
    for (long left = bytes; left > 0; ) {
      if (position == limit && !fill()) {
        throw new EOFException("the viewer's stream ended inside a message");
      }
      int step = (int) Math.min(left, limit - position);
      position += step;
      left -= step;
    }
  }

  private boolean fill() throws IOException {
    int read = stream.read(buffer, 0, buffer.length);
    position = 0;
    limit = Math.max(read, 0);
    return read > 0;
  }
}
