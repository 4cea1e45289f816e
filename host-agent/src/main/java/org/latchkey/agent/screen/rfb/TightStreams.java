package org.latchkey.agent.screen.rfb;

/// The zlib streams of Tight ("The RFB Protocol", Tight encoding: BasicCompression), which live as
/// long as the viewer does. Each kind of data has its own, so that its statistics fit.
final class TightStreams implements AutoCloseable {
  static final int FULL_COLOR = 0;
  static final int TWO_COLORS = 1;
  static final int INDEXED = 2;

  /// Shorter data are sent as they are, without a length.
  private static final int FEWEST_BYTES_COMPRESSED = 12;

  private static final int COMPACT_LENGTH_BYTES = 3;

  private final ZlibStream[] streams = {new ZlibStream(), new ZlibStream(), new ZlibStream()};

  /// The most bytes that [#write] appends for so many.
  static long worstBytes(long bytes) {
    return ZlibStream.worstBytes(bytes) + COMPACT_LENGTH_BYTES;
  }

  /// Appends the data, compressed up to its last byte.
  ///
  /// @param level 0 to 9
  void write(int stream, byte[] data, int length, int level, RfbWriter out) {
    if (length < FEWEST_BYTES_COMPRESSED) {
      out.bytes(data, 0, length);
      return;
    }
    int start = out.length();
    int body = out.reserve((int) worstBytes(length)) + COMPACT_LENGTH_BYTES;
    int compressed = streams[stream].compress(data, length, level, out.array(), body);
    out.truncate(start);
    compactLength(compressed, out);
    System.arraycopy(out.array(), body, out.array(), out.length(), compressed);
    var _ = out.reserve(compressed);
  }

  /// Appends a length of at most 22 bits, seven to a byte, the lowest first.
  static void compactLength(int length, RfbWriter out) {
    if (length >>> 22 != 0) {
      throw new AssertionError("a length of " + length);
    }
    if (length < 0x80) {
      out.u8(length);
    } else if (length < 0x4000) {
      out.u8(length | 0x80);
      out.u8(length >>> 7);
    } else {
      out.u8(length | 0x80);
      out.u8((length >>> 7) | 0x80);
      out.u8(length >>> 14);
    }
  }

  @Override
  public void close() {
    for (ZlibStream stream : streams) {
      stream.close();
    }
  }
}
