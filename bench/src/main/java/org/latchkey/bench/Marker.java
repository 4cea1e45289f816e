package org.latchkey.bench;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.function.IntBinaryOperator;

/// The number of a drawn frame as sixteen black and white cells in the upper left corner, so that a
/// viewer can tell which frame it shows.
final class Marker {
  static final int CELL_PIXELS = 16;
  private static final int BITS = 16;
  private static final int HALF_BRIGHT = 128;
  static final int WIDTH_PIXELS = BITS * CELL_PIXELS;

  private Marker() {}

  /// @param frame 0 … 65535
  static void draw(Graphics2D graphics, int frame) {
    for (int bit = 0; bit < BITS; bit++) {
      graphics.setColor((frame >> bit & 1) == 1 ? Color.WHITE : Color.BLACK);
      graphics.fillRect(bit * CELL_PIXELS, 0, CELL_PIXELS, CELL_PIXELS);
    }
  }

  /// @param colorAt gives `0x00RRGGBB` at x and y
  static int read(IntBinaryOperator colorAt) {
    int frame = 0;
    for (int bit = 0; bit < BITS; bit++) {
      int color =
          colorAt.applyAsInt(bit * CELL_PIXELS + CELL_PIXELS / 2, CELL_PIXELS / 2) >> 8 & 0xff;
      frame |= color >= HALF_BRIGHT ? 1 << bit : 0;
    }
    return frame;
  }
}
