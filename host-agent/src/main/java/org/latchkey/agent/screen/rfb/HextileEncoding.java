package org.latchkey.agent.screen.rfb;

import org.latchkey.agent.screen.capture.Frame;
import org.latchkey.agent.screen.capture.Rectangle;

/// Hextile (RFC 6143 §7.7.4): tiles of 16 × 16 pixels, row by row, each a background with
/// rectangles on it ([HextileTile]). For viewers that know neither Tight nor ZRLE.
final class HextileEncoding implements RectangleEncoding {
  private static final int WIDEST_PIXELS = 2048;
  private static final int MOST_PIXELS = 64 * 1024;

  private final HextileTile tile = new HextileTile();

  @Override
  public int widestPixels() {
    return WIDEST_PIXELS;
  }

  /// A tile never takes more than its pixels and one byte, and all but the last have 16 pixels.
  @Override
  public long mostPixels(long roomBytes) {
    return Math.clamp((roomBytes - HEADER_BYTES - 1) * 16 / 65, 0, MOST_PIXELS);
  }

  @Override
  public int encode(Frame frame, Rectangle area, PixelConversion conversion, RfbWriter out) {
    RectangleEncoding.header(area, Encodings.HEXTILE, out);
    tile.begin();
    for (int y = area.y(); y < area.bottom(); y += HextileTile.SIDE_PIXELS) {
      int height = Math.min(HextileTile.SIDE_PIXELS, area.bottom() - y);
      for (int x = area.x(); x < area.right(); x += HextileTile.SIDE_PIXELS) {
        int width = Math.min(HextileTile.SIDE_PIXELS, area.right() - x);
        tile.write(frame, x, y, width, height, conversion, out);
      }
    }
    return 1;
  }
}
