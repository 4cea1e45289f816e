package org.latchkey.agent.screen.rfb;

import org.latchkey.agent.screen.capture.Frame;
import org.latchkey.agent.screen.capture.Rectangle;

/// ZRLE (RFC 6143 §7.7.6): tiles of 64 × 64 pixels ([ZrleTile]), row by row, through one zlib
/// stream.
///
/// ```
/// rectangle header 12 | length u32 | zlib data
/// ```
final class ZrleEncoding implements RectangleEncoding, AutoCloseable {
  private static final int WIDEST_PIXELS = 2048;

  /// As for Tight: more gain nothing in zlib's window of 32 KiB.
  private static final int MOST_PIXELS = 64 * 1024;

  private static final int WIDEST_PIXEL_BYTES = 4;
  private static final int LENGTH_BYTES = 4;

  /// A tile has one byte besides its pixels; all but the last of a rectangle have 64 of these.
  private static final int MOST_TILES = MOST_PIXELS / ZrleTile.SIDE_PIXELS + 1;

  /// Both headers, the last tile's byte, and what zlib takes for a flush.
  private static final int OVERHEAD_BYTES = 64;

  private final ZlibStream zlib = new ZlibStream();
  private final ZrleTile tile = new ZrleTile();
  private final byte[] data = new byte[MOST_PIXELS * WIDEST_PIXEL_BYTES + MOST_TILES];
  private CompressedPixels form = new CompressedPixels(new PixelConversion(PixelFormat.NATIVE));
  private int level = Encodings.DEFAULT_COMPRESSION;

  void level(int compression) {
    level = compression;
  }

  @Override
  public int widestPixels() {
    return WIDEST_PIXELS;
  }

  /// A pixel takes four bytes, a 64th for its tile, and a 1,024th of both for zlib's blocks.
  @Override
  public long mostPixels(long roomBytes) {
    return Math.clamp((roomBytes - OVERHEAD_BYTES) * 1000 / 4020, 0, MOST_PIXELS);
  }

  @Override
  public int encode(Frame frame, Rectangle area, PixelConversion conversion, RfbWriter out) {
    if (form.conversion() != conversion) {
      form = new CompressedPixels(conversion);
    }
    RectangleEncoding.header(area, Encodings.ZRLE, out);
    int length = tiles(frame, area);
    int start = out.reserve(LENGTH_BYTES + (int) ZlibStream.worstBytes(length));
    int body = start + LENGTH_BYTES;
    int compressed = zlib.compress(data, length, level, out.array(), body);
    out.truncate(start);
    out.s32(compressed);
    var _ = out.reserve(compressed);
    return 1;
  }

  private int tiles(Frame frame, Rectangle area) {
    int at = 0;
    for (int y = area.y(); y < area.bottom(); y += ZrleTile.SIDE_PIXELS) {
      int height = Math.min(ZrleTile.SIDE_PIXELS, area.bottom() - y);
      for (int x = area.x(); x < area.right(); x += ZrleTile.SIDE_PIXELS) {
        int width = Math.min(ZrleTile.SIDE_PIXELS, area.right() - x);
        at = tile.write(frame, x, y, width, height, form, data, at);
      }
    }
    return at;
  }

  @Override
  public void close() {
    zlib.close();
  }
}
