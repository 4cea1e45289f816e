package org.latchkey.agent.screen.capture;

import java.util.Arrays;

/// A set of tiles of a picture. Tiles are squares of [#TILE_PIXELS], the last ones of a row or
/// column as much of it as the picture has. Not for use by two threads.
public final class TileGrid {
  /// Small enough that a blinking caret costs little, large enough that a row of a tile compares at
  /// memory speed.
  public static final int TILE_PIXELS = 32;

  private final int widthPixels;
  private final int heightPixels;
  private final int columns;
  private final int rows;
  private final boolean[] marked;
  private int count;

  /// No tile is marked.
  public TileGrid(int widthPixels, int heightPixels) {
    this.widthPixels = widthPixels;
    this.heightPixels = heightPixels;
    this.columns = (widthPixels + TILE_PIXELS - 1) / TILE_PIXELS;
    this.rows = (heightPixels + TILE_PIXELS - 1) / TILE_PIXELS;
    this.marked = new boolean[columns * rows];
  }

  public int columns() {
    return columns;
  }

  public int rows() {
    return rows;
  }

  /// How many tiles are marked.
  public int count() {
    return count;
  }

  public boolean isMarked(int column, int row) {
    return marked[row * columns + column];
  }

  public void mark(int column, int row) {
    int index = row * columns + column;
    if (!marked[index]) {
      marked[index] = true;
      count++;
    }
  }

  public void clear(int column, int row) {
    int index = row * columns + column;
    if (marked[index]) {
      marked[index] = false;
      count--;
    }
  }

  /// Takes away the marks of tiles that lie inside the area.
  public void clear(Rectangle tiles) {
    for (int row = tiles.y() / TILE_PIXELS; row * TILE_PIXELS < tiles.bottom(); row++) {
      for (int column = tiles.x() / TILE_PIXELS; column * TILE_PIXELS < tiles.right(); column++) {
        clear(column, row);
      }
    }
  }

  public void clearAll() {
    Arrays.fill(marked, false);
    count = 0;
  }

  public void markAll() {
    Arrays.fill(marked, true);
    count = marked.length;
  }

  /// Makes the marks those of another grid of the same size.
  public void copyFrom(TileGrid other) {
    System.arraycopy(other.marked, 0, marked, 0, marked.length);
    count = other.count;
  }

  /// Whether a tile is marked that has a pixel of the area, which lies inside the picture.
  public boolean touches(Rectangle area) {
    for (int row = area.y() / TILE_PIXELS; row * TILE_PIXELS < area.bottom(); row++) {
      for (int column = area.x() / TILE_PIXELS; column * TILE_PIXELS < area.right(); column++) {
        if (isMarked(column, row)) {
          return true;
        }
      }
    }
    return false;
  }

  /// Marks every tile that has a pixel of the area. What lies outside of the picture is ignored.
  public void mark(Rectangle area) {
    Rectangle inside = area.intersection(new Rectangle(0, 0, widthPixels, heightPixels));
    if (inside.isEmpty()) {
      return;
    }
    for (int row = inside.y() / TILE_PIXELS; row <= (inside.bottom() - 1) / TILE_PIXELS; row++) {
      int last = (inside.right() - 1) / TILE_PIXELS;
      for (int column = inside.x() / TILE_PIXELS; column <= last; column++) {
        mark(column, row);
      }
    }
  }

  /// The pixels of `columns` by `rows` tiles from this one on, as far as the picture goes.
  public Rectangle area(int column, int row, int columns, int rows) {
    int x = column * TILE_PIXELS;
    int y = row * TILE_PIXELS;
    int width = Math.min(columns * TILE_PIXELS, widthPixels - x);
    int height = Math.min(rows * TILE_PIXELS, heightPixels - y);
    return new Rectangle(x, y, width, height);
  }

  /// The pixels of one tile.
  public Rectangle area(int column, int row) {
    return area(column, row, 1, 1);
  }
}
