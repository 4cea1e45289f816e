package org.latchkey.agent.screen.rfb;

import java.util.Arrays;
import org.latchkey.agent.screen.capture.Frame;

/// One tile of Hextile (RFC 6143 §7.7.4).
///
/// ```
/// kind u8: 1 raw, 2 background, 4 foreground, 8 rectangles, 16 rectangles with colors
/// 1: pixels | otherwise: background pixel if 2 | foreground pixel if 4
///   if 8: count u8 | (pixel if 16, x << 4 | y, (width - 1) << 4 | height - 1) × count
/// ```
///
/// Background and foreground go on from tile to tile; neither does beyond a raw tile, the
/// foreground not beyond one with colors.
final class HextileTile {
  static final int SIDE_PIXELS = 16;

  private static final int RAW = 1;
  private static final int BACKGROUND = 2;
  private static final int FOREGROUND = 4;
  private static final int RECTANGLES = 8;
  private static final int COLORED = 16;
  private static final int MOST_RECTANGLES = 255;
  private static final int WIDEST_PIXEL_BYTES = 4;
  private static final int TILE_PIXELS = SIDE_PIXELS * SIDE_PIXELS;

  private final int[] pixels = new int[TILE_PIXELS];
  private final int[] rest = new int[TILE_PIXELS];
  private final int[] single = new int[1];
  private final int[] uses = new int[TILE_PIXELS];
  private final Palette palette = new Palette(TILE_PIXELS);
  private final byte[] parts = new byte[MOST_RECTANGLES * (WIDEST_PIXEL_BYTES + 2)];
  private int partCount;
  private int partBytes;

  private boolean backgroundKnown;
  private int background;
  private boolean foregroundKnown;
  private int foreground;

  /// Starts a rectangle: nothing is carried over from the one before.
  void begin() {
    backgroundKnown = false;
    foregroundKnown = false;
  }

  /// Appends the tile, in as many bytes as its pixels take and one more at most.
  void write(
      Frame frame, int x, int y, int width, int height, PixelConversion conversion, RfbWriter out) {
    int count = width * height;
    frame.read(x, y, width, height, pixels);
    conversion.convert(pixels, count);
    var _ = palette.collect(pixels, count);
    int common = mostCommon(count);
    boolean colored = palette.size() > 2;
    int raw = count * conversion.format().bytesPerPixel();
    if (!cut(width, height, common, colored, raw, conversion)) {
      raw(count, conversion, out);
      return;
    }
    int kind = partCount == 0 ? 0 : RECTANGLES;
    kind |= colored ? COLORED : 0;
    kind |= backgroundKnown && background == common ? 0 : BACKGROUND;
    int other = palette.size() == 2 ? other(common) : foreground;
    boolean known = foregroundKnown && foreground == other;
    kind |= palette.size() == 2 && !known ? FOREGROUND : 0;
    out.u8(kind);
    if ((kind & BACKGROUND) != 0) {
      pixel(common, conversion, out);
    }
    if ((kind & FOREGROUND) != 0) {
      pixel(other, conversion, out);
    }
    if ((kind & RECTANGLES) != 0) {
      out.u8(partCount);
      out.bytes(parts, 0, partBytes);
    }
    backgroundKnown = true;
    background = common;
    foregroundKnown = !colored && (foregroundKnown || palette.size() == 2);
    foreground = other;
  }

  private void raw(int count, PixelConversion conversion, RfbWriter out) {
    out.u8(RAW);
    int start = out.reserve(count * conversion.format().bytesPerPixel());
    conversion.write(pixels, count, out.array(), start);
    begin();
  }

  private int mostCommon(int count) {
    if (palette.size() == 1) {
      return pixels[0];
    }
    Arrays.fill(uses, 0, palette.size(), 0);
    for (int i = 0; i < count; i++) {
      uses[palette.index(pixels[i])]++;
    }
    int best = 0;
    for (int i = 1; i < palette.size(); i++) {
      best = uses[i] > uses[best] ? i : best;
    }
    return palette.colors()[best];
  }

  private int other(int common) {
    return palette.colors()[palette.colors()[0] == common ? 1 : 0];
  }

  /// Cuts what is not background into rectangles.
  ///
  /// @param raw how many bytes the pixels take
  /// @return false when they take fewer than the rectangles, the count and both colors
  private boolean cut(
      int width, int height, int common, boolean colored, int raw, PixelConversion conversion) {
    int bytesPerPixel = conversion.format().bytesPerPixel();
    int room = Math.min(parts.length, raw - 1 - 2 * bytesPerPixel);
    System.arraycopy(pixels, 0, rest, 0, width * height);
    partCount = 0;
    partBytes = 0;
    for (int i = 0; i < width * height; i++) {
      if (rest[i] != common) {
        if (partCount == MOST_RECTANGLES || partBytes + bytesPerPixel + 2 > room) {
          return false;
        }
        part(i % width, i / width, width, height, common, colored, conversion);
      }
    }
    return true;
  }

  /// Takes the rectangle of one color that starts here: as wide as it goes, then as high, or the
  /// other way round, whichever is larger.
  private void part(
      int x,
      int y,
      int width,
      int height,
      int common,
      boolean colored,
      PixelConversion conversion) {
    int color = rest[y * width + x];
    int across = reach(x, y, 1, width - x, width);
    int acrossRows = 1;
    while (y + acrossRows < height && isRow(x, y + acrossRows, across, width, color)) {
      acrossRows++;
    }
    int down = reach(x, y, width, height - y, width);
    int downColumns = 1;
    while (downColumns < across && isColumn(x + downColumns, y, down, width, color)) {
      downColumns++;
    }
    boolean wide = across * acrossRows >= downColumns * down;
    int columns = wide ? across : downColumns;
    int rows = wide ? acrossRows : down;
    if (colored) {
      single[0] = color;
      partBytes = conversion.write(single, 1, parts, partBytes);
    }
    parts[partBytes++] = (byte) (x << 4 | y);
    parts[partBytes++] = (byte) ((columns - 1) << 4 | (rows - 1));
    partCount++;
    for (int row = y; row < y + rows; row++) {
      Arrays.fill(rest, row * width + x, row * width + x + columns, common);
    }
  }

  /// How many pixels from here on, each `step` further, have the same color.
  private int reach(int x, int y, int step, int most, int width) {
    int start = y * width + x;
    int count = 1;
    while (count < most && rest[start + count * step] == rest[start]) {
      count++;
    }
    return count;
  }

  private boolean isRow(int x, int y, int columns, int width, int color) {
    for (int i = y * width + x; i < y * width + x + columns; i++) {
      if (rest[i] != color) {
        return false;
      }
    }
    return true;
  }

  private boolean isColumn(int x, int y, int rows, int width, int color) {
    for (int row = y; row < y + rows; row++) {
      if (rest[row * width + x] != color) {
        return false;
      }
    }
    return true;
  }

  private void pixel(int pixel, PixelConversion conversion, RfbWriter out) {
    single[0] = pixel;
    int start = out.reserve(conversion.format().bytesPerPixel());
    conversion.write(single, 1, out.array(), start);
  }
}
