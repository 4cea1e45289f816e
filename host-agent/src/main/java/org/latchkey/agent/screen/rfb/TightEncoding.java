package org.latchkey.agent.screen.rfb;

import org.latchkey.agent.screen.capture.Frame;
import org.latchkey.agent.screen.capture.Rectangle;

/// Tight without loss ("The RFB Protocol", Tight encoding): one color as a fill, two as bits, up to
/// 256 as indices, more as pixels; the last three through zlib.
///
/// A pixel with eight bits a channel and depth 24 is sent as three bytes, red first, whatever its
/// shifts (`TPIXEL`).
final class TightEncoding implements RectangleEncoding, AutoCloseable {
  private static final int FILL = 0x80;
  private static final int EXPLICIT_FILTER = 0x40;
  private static final int PALETTE_FILTER = 1;
  private static final int STREAM_SHIFT = 4;

  /// "The width of any Tight-encoded rectangle cannot exceed 2048 pixels."
  private static final int WIDEST_PIXELS = 2048;

  /// More pixels gain nothing in a window of 32 KiB, and fewer fit a processor's cache.
  private static final int MOST_PIXELS = 64 * 1024;

  /// The size of a palette is a byte that counts from one.
  private static final int MOST_COLORS = 256;

  private static final int WIDEST_PIXEL_BYTES = 4;

  /// Header, control byte, palette and what zlib may add.
  static final int OVERHEAD_BYTES = 1200;

  private final TightStreams streams = new TightStreams();
  private final Palette palette = new Palette(MOST_COLORS);
  private final int[] pixels = new int[MOST_PIXELS];
  private final byte[] data = new byte[MOST_PIXELS * WIDEST_PIXEL_BYTES];
  private int level = Encodings.DEFAULT_COMPRESSION;

  void level(int compression) {
    level = compression;
  }

  @Override
  public int widestPixels() {
    return WIDEST_PIXELS;
  }

  @Override
  public long mostPixels(long roomBytes) {
    return Math.clamp(worstCasePixels(roomBytes - OVERHEAD_BYTES), 0, MOST_PIXELS);
  }

  /// How many pixels fit into so many bytes, overhead apart.
  static long worstCasePixels(long roomBytes) {
    return roomBytes * 1000 / (WIDEST_PIXEL_BYTES * 1001L);
  }

  @Override
  public int encode(Frame frame, Rectangle area, PixelConversion conversion, RfbWriter out) {
    RectangleEncoding.header(area, Encodings.TIGHT, out);
    int count = (int) area.pixels();
    frame.read(area, pixels);
    boolean shortPixels = hasShortPixels(conversion.format());
    if (shortPixels) {
      PixelConversion.dropPadding(pixels, count);
    } else {
      conversion.convert(pixels, count);
    }
    if (!palette.collect(pixels, count)) {
      full(count, conversion, shortPixels, out);
    } else if (palette.size() == 1) {
      out.u8(FILL);
      colors(1, conversion, shortPixels, out);
    } else {
      indexed(area, count, conversion, shortPixels, out);
    }
    return 1;
  }

  private void full(int count, PixelConversion conversion, boolean shortPixels, RfbWriter out) {
    out.u8(TightStreams.FULL_COLOR << STREAM_SHIFT);
    int length = bytes(pixels, count, conversion, shortPixels, data);
    streams.write(TightStreams.FULL_COLOR, data, length, level, out);
  }

  private void indexed(
      Rectangle area, int count, PixelConversion conversion, boolean shortPixels, RfbWriter out) {
    boolean two = palette.size() == 2;
    int stream = two ? TightStreams.TWO_COLORS : TightStreams.INDEXED;
    out.u8((stream << STREAM_SHIFT) | EXPLICIT_FILTER);
    out.u8(PALETTE_FILTER);
    out.u8(palette.size() - 1);
    colors(palette.size(), conversion, shortPixels, out);
    int length = count;
    if (two) {
      length = palette.indexBits(pixels, area.width(), area.height(), data, 0);
    } else {
      palette.indexBytes(pixels, count, data);
    }
    streams.write(stream, data, length, level, out);
  }

  private void colors(int count, PixelConversion conversion, boolean shortPixels, RfbWriter out) {
    int length = bytes(palette.colors(), count, conversion, shortPixels, data);
    out.bytes(data, 0, length);
  }

  private static int bytes(
      int[] pixels, int count, PixelConversion conversion, boolean shortPixels, byte[] target) {
    if (!shortPixels) {
      return conversion.write(pixels, count, target, 0);
    }
    int at = 0;
    for (int i = 0; i < count; i++) {
      int pixel = pixels[i];
      target[at] = (byte) (pixel >>> 16);
      target[at + 1] = (byte) (pixel >>> 8);
      target[at + 2] = (byte) pixel;
      at += 3;
    }
    return at;
  }

  private static boolean hasShortPixels(PixelFormat format) {
    return format.isEightBitsPerChannel() && format.depth() == 24;
  }

  @Override
  public void close() {
    streams.close();
  }
}
