package org.latchkey.agent.screen.rfb;

import java.util.zip.Deflater;

/// The zlib streams of Tight ("The RFB Protocol", Tight encoding: BasicCompression), which live as
/// long as the viewer does. Each kind of data has its own, so that its statistics fit.
final class TightStreams implements AutoCloseable {
  static final int FULL_COLOR = 0;
  static final int TWO_COLORS = 1;
  static final int INDEXED = 2;

  /// Shorter data are sent as they are, without a length.
  private static final int FEWEST_BYTES_COMPRESSED = 12;

  private static final int COMPACT_LENGTH_BYTES = 3;

  private final Deflater[] streams = {new Deflater(), new Deflater(), new Deflater()};

  /// The most bytes that [#write] appends for so many. Deflate stores what it cannot compress in
  /// blocks of at least 16 KiB with five bytes each; a flush adds five more, a new stream two.
  static long worstBytes(long bytes) {
    return bytes + bytes / 1024 + 32 + COMPACT_LENGTH_BYTES;
  }

  /// Appends the data, compressed up to its last byte.
  ///
  /// @param level 0 to 9
  void write(int stream, byte[] data, int length, int level, RfbWriter out) {
    if (length < FEWEST_BYTES_COMPRESSED) {
      out.bytes(data, 0, length);
      return;
    }
    Deflater deflater = streams[stream];
    deflater.setLevel(level);
    deflater.setInput(data, 0, length);
    int start = out.length();
    int room = (int) worstBytes(length);
    int body = out.reserve(room) + COMPACT_LENGTH_BYTES;
    int limit = room - COMPACT_LENGTH_BYTES;
    int compressed = deflate(deflater, out.array(), body, limit);
    out.truncate(start);
    compactLength(compressed, out);
    System.arraycopy(out.array(), body, out.array(), out.length(), compressed);
    var _ = out.reserve(compressed);
  }

  /// The first call after a change of level may neither take nor give anything, and does not flush:
  /// so there are two at least, and then as many as still give something.
  private static int deflate(Deflater deflater, byte[] target, int start, int limit) {
    int total = 0;
    int step = 0;
    for (int calls = 0; calls < 2 || step > 0 || !deflater.needsInput(); calls++) {
      step = deflater.deflate(target, start + total, limit - total, Deflater.SYNC_FLUSH);
      total += step;
      if (total == limit) {
        throw new AssertionError("deflate exceeded its bound");
      }
    }
    return total;
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
    for (Deflater deflater : streams) {
      deflater.end();
    }
  }
}
