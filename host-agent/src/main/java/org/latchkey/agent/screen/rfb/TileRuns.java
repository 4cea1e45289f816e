package org.latchkey.agent.screen.rfb;

import static org.latchkey.agent.screen.capture.TileGrid.TILE_PIXELS;

import org.jspecify.annotations.Nullable;
import org.latchkey.agent.screen.capture.Rectangle;
import org.latchkey.agent.screen.capture.TileGrid;

/// Puts marked tiles together to rectangles: as wide as the marks go, then as high. Larger ones
/// compress better and cost fewer headers.
final class TileRuns {
  /// Whether two tiles may stand in one rectangle.
  interface Kinship {
    boolean related(int column, int row, int otherColumn, int otherRow);
  }

  private TileRuns() {}

  /// The first marked tile that touches the area, as a rectangle of one tile; null when there is
  /// none.
  static @Nullable Rectangle seed(TileGrid grid, Rectangle area) {
    if (area.isEmpty()) {
      return null;
    }
    int right = Math.min(grid.columns() - 1, (area.right() - 1) / TILE_PIXELS);
    int bottom = Math.min(grid.rows() - 1, (area.bottom() - 1) / TILE_PIXELS);
    for (int row = area.y() / TILE_PIXELS; row <= bottom; row++) {
      for (int column = area.x() / TILE_PIXELS; column <= right; column++) {
        if (grid.isMarked(column, row)) {
          return grid.area(column, row);
        }
      }
    }
    return null;
  }

  /// The rectangle that grows from a marked tile, no further than the area's tiles.
  ///
  /// @param mostPixels at least one tile's
  static Rectangle grow(
      TileGrid grid,
      Rectangle seed,
      Rectangle area,
      int widestPixels,
      long mostPixels,
      Kinship kinship) {
    int right = Math.min(grid.columns() - 1, (area.right() - 1) / TILE_PIXELS);
    int bottom = Math.min(grid.rows() - 1, (area.bottom() - 1) / TILE_PIXELS);
    long mostTiles = Math.max(1, mostPixels / (TILE_PIXELS * TILE_PIXELS));
    int widest = (int) Math.min(mostTiles, widestPixels / TILE_PIXELS);
    int column = seed.x() / TILE_PIXELS;
    int row = seed.y() / TILE_PIXELS;
    return grow(grid, column, row, right, bottom, widest, mostTiles, kinship);
  }

  private static Rectangle grow(
      TileGrid grid,
      int column,
      int row,
      int right,
      int bottom,
      int widestTiles,
      long mostTiles,
      Kinship kinship) {
    int columns = 1;
    while (columns < widestTiles
        && column + columns <= right
        && fits(grid, column, row, column + columns, row, kinship)) {
      columns++;
    }
    int rows = 1;
    while ((long) columns * (rows + 1) <= mostTiles && row + rows <= bottom) {
      for (int i = 0; i < columns; i++) {
        if (!fits(grid, column, row, column + i, row + rows, kinship)) {
          return grid.area(column, row, columns, rows);
        }
      }
      rows++;
    }
    return grid.area(column, row, columns, rows);
  }

  private static boolean fits(
      TileGrid grid, int column, int row, int otherColumn, int otherRow, Kinship kinship) {
    return grid.isMarked(otherColumn, otherRow)
        && kinship.related(column, row, otherColumn, otherRow);
  }
}
