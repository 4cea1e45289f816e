package org.latchkey.agent.screen.rfb;

import org.latchkey.agent.screen.capture.Frame;
import org.latchkey.agent.screen.capture.Rectangle;

/// Tight rectangles as JPEG ("The RFB Protocol", Tight encoding: JpegCompression), for photographs
/// and viewers that gave a quality level. Every picture carries some 600 bytes of tables, so its
/// rectangles are larger than those without loss.
///
/// Where JPEG would take more room than the pixels themselves, these are sent, as several
/// rectangles.
final class TightJpegEncoding implements RectangleEncoding, AutoCloseable {
  private static final int JPEG = 0x90;
  private static final int WIDEST_PIXELS = 2048;
  static final int MOST_PIXELS = 256 * 1024;

  /// Rectangles without loss that one of this kind may have to be cut into.
  private static final int MOST_BANDS = 8;

  private final JpegCompressor compressor;
  private final TightEncoding lossless;
  private int level;
  private boolean exact;

  /// Both stay the caller's, except that closing this closes the compressor.
  TightJpegEncoding(JpegCompressor compressor, TightEncoding lossless) {
    this.compressor = compressor;
    this.lossless = lossless;
  }

  void level(int quality) {
    level = quality;
  }

  @Override
  public int widestPixels() {
    return WIDEST_PIXELS;
  }

  @Override
  public long mostPixels(long roomBytes) {
    long room = roomBytes - MOST_BANDS * TightEncoding.OVERHEAD_BYTES;
    return Math.clamp(TightEncoding.worstCasePixels(room), 0, MOST_PIXELS);
  }

  @Override
  public int encode(Frame frame, Rectangle area, PixelConversion conversion, RfbWriter out) {
    int bytes = compressor.compress(frame, area, level);
    exact = bytes == 0 || bytes > area.pixels() * Frame.BYTES_PER_PIXEL;
    if (exact) {
      return withoutLoss(frame, area, conversion, out);
    }
    RectangleEncoding.header(area, Encodings.TIGHT, out);
    out.u8(JPEG);
    TightStreams.compactLength(bytes, out);
    compressor.append(bytes, out);
    return 1;
  }

  @Override
  public boolean isExact() {
    return exact;
  }

  private int withoutLoss(Frame frame, Rectangle area, PixelConversion conversion, RfbWriter out) {
    int rows = Math.max(1, (int) (lossless.mostPixels(Long.MAX_VALUE / 2048) / area.width()));
    int count = 0;
    for (int y = area.y(); y < area.bottom(); y += rows) {
      int height = Math.min(rows, area.bottom() - y);
      Rectangle band = new Rectangle(area.x(), y, area.width(), height);
      count += lossless.encode(frame, band, conversion, out);
    }
    return count;
  }

  @Override
  public void close() {
    compressor.close();
  }
}
