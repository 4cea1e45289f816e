package org.latchkey.agent.screen.capture;

import static org.latchkey.agent.screen.capture.TileGrid.TILE_PIXELS;

import java.util.Arrays;

/// Tells photographs from everything that people read.
///
/// In text and windows most pixels equal the one to the left or above; in a photograph few do, and
/// there are many colors. Whatever is in doubt is not a photograph, so that text is never blurred.
/// Keeps its working memory, and is not for use by two threads.
public final class TileContent {
  /// Of a hundred pixels, so many have a neighbor of their own color at most.
  private static final int MOST_EQUAL_PERCENT = 45;

  /// Bits set in the sketch of the colors, at least: about fifty colors.
  private static final int FEWEST_COLOR_BITS = 48;

  /// Every second row is enough, compared with the one above it.
  private static final int ROW_STEP = 2;

  private static final int SKETCH_WORDS = 8;
  private static final int HASH_FACTOR = 0x9e3779b1;

  private final int[] pixels = new int[TILE_PIXELS * TILE_PIXELS];
  private final long[] sketch = new long[SKETCH_WORDS];

  /// Whether the tile looks like part of a photograph.
  public boolean isPhoto(Frame frame, Rectangle tile) {
    frame.read(tile, pixels);
    int width = tile.width();
    int rows = tile.height() / ROW_STEP;
    int mostEqual = rows * width * MOST_EQUAL_PERCENT / 100;
    int equal = 0;
    Arrays.fill(sketch, 0);
    for (int row = 0; row < rows && equal <= mostEqual; row++) {
      equal += equalInRow((row * ROW_STEP + 1) * width, width);
    }
    return rows > 0 && equal <= mostEqual && colorBits() >= FEWEST_COLOR_BITS;
  }

  /// How many pixels of the row, which is not the first, equal a neighbor; sketches the others.
  private int equalInRow(int start, int width) {
    int equal = 0;
    int left = ~pixels[start];
    for (int i = start; i < start + width; i++) {
      int pixel = pixels[i];
      if (pixel == left || pixel == pixels[i - width]) {
        equal++;
      } else {
        int hash = (pixel * HASH_FACTOR) >>> 23;
        sketch[hash >>> 6] |= 1L << hash;
      }
      left = pixel;
    }
    return equal;
  }

  private int colorBits() {
    int bits = 0;
    for (long word : sketch) {
      bits += Long.bitCount(word);
    }
    return bits;
  }
}
