package org.latchkey.agent.screen.capture;

import static org.latchkey.agent.screen.capture.Frame.BYTES_PER_PIXEL;
import static org.latchkey.agent.screen.capture.TileGrid.TILE_PIXELS;

/// Compares two pictures tile by tile. A screen reports far more damage than there are changed
/// pixels (X11: about 70 % too much), and comparing runs at memory speed.
public final class TileDifference {
  private TileDifference() {}

  /// Clears each mark whose tile is the same in both frames, which are of the grid's size.
  ///
  /// Neighboring marked tiles are compared as one, a row of pixels at a time; at the first pixel
  /// that differs, the rest of that tile's row is skipped.
  public static void clearEqual(TileGrid suspects, Frame one, Frame other) {
    boolean[] differs = new boolean[suspects.columns()];
    for (int row = 0; row < suspects.rows(); row++) {
      int column = 0;
      while (column < suspects.columns()) {
        int end = endOfRun(suspects, column, row);
        if (end > column) {
          compare(suspects.area(column, row, end - column, 1), one, other, differs);
          for (int tile = column; tile < end; tile++) {
            if (!differs[tile]) {
              suspects.clear(tile, row);
            }
            differs[tile] = false;
          }
        }
        column = end + 1;
      }
    }
  }

  private static int endOfRun(TileGrid suspects, int column, int row) {
    int end = column;
    while (end < suspects.columns() && suspects.isMarked(end, row)) {
      end++;
    }
    return end;
  }

  private static void compare(Rectangle run, Frame one, Frame other, boolean[] differs) {
    for (int y = run.y(); y < run.bottom(); y++) {
      int x = run.x();
      while (x < run.right()) {
        long at = one.offset(x, y);
        long length = (long) (run.right() - x) * BYTES_PER_PIXEL;
        long found = Frame.mismatch(one, at, other, at, length);
        if (found < 0) {
          break;
        }
        int tile = (int) (x + found / BYTES_PER_PIXEL) / TILE_PIXELS;
        differs[tile] = true;
        x = (tile + 1) * TILE_PIXELS;
      }
    }
  }
}
