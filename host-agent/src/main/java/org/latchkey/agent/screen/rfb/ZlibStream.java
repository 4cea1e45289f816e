package org.latchkey.agent.screen.rfb;

import java.util.zip.Deflater;

/// One zlib stream, which goes on from rectangle to rectangle for as long as the viewer is there;
/// what is written is flushed, so that the viewer can show it.
final class ZlibStream implements AutoCloseable {
  private final Deflater deflater = new Deflater();

  /// The most bytes that so many can become. Deflate stores what it cannot compress in blocks of at
  /// least 16 KiB with five bytes each; a flush adds five more, a new stream two.
  static long worstBytes(long bytes) {
    return bytes + bytes / 1024 + 32;
  }

  /// Compresses the first `length` bytes into `target`, where there must be room for the worst.
  ///
  /// The first call of the deflater after a change of level may neither take nor give anything, and
  /// does not flush: so there are two at least, and then as many as still give something.
  ///
  /// @param level 0 to 9
  /// @return how many bytes it took
  int compress(byte[] data, int length, int level, byte[] target, int start) {
    int limit = (int) worstBytes(length);
    deflater.setLevel(level);
    deflater.setInput(data, 0, length);
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

  @Override
  public void close() {
    deflater.end();
  }
}
