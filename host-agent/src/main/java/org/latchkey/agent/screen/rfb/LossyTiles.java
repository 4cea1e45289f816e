package org.latchkey.agent.screen.rfb;

import static org.latchkey.agent.screen.capture.TileGrid.TILE_PIXELS;

import java.util.function.LongSupplier;
import org.latchkey.agent.screen.capture.Rectangle;
import org.latchkey.agent.screen.capture.TileGrid;

/// The tiles that the viewer has only as they came out of JPEG, and since when. Those that have
/// stayed as they are for a while are worth sending again, without loss.
final class LossyTiles {
  /// Longer than between two frames of anything that moves, shorter than a look takes to settle.
  static final long STILL_NANOS = 400_000_000;

  /// There is nothing to wait for.
  static final long NEVER = Long.MAX_VALUE;

  private final TileGrid tiles;
  private final TileGrid still;
  private final TileGrid before;
  private final long[] sinceNanos;
  private final LongSupplier nanoTime;

  LossyTiles(int widthPixels, int heightPixels, LongSupplier nanoTime) {
    this.tiles = new TileGrid(widthPixels, heightPixels);
    this.still = new TileGrid(widthPixels, heightPixels);
    this.before = new TileGrid(widthPixels, heightPixels);
    this.sinceNanos = new long[tiles.columns() * tiles.rows()];
    this.nanoTime = nanoTime;
  }

  /// These tiles were sent, all of them.
  void sent(Rectangle area, boolean exact) {
    if (exact) {
      tiles.clear(area);
      return;
    }
    long now = nanoTime.getAsLong();
    for (int row = area.y() / TILE_PIXELS; row * TILE_PIXELS < area.bottom(); row++) {
      for (int column = area.x() / TILE_PIXELS; column * TILE_PIXELS < area.right(); column++) {
        mark(column, row, now);
      }
    }
  }

  /// The viewer has copied what was at `target` moved by `(-dx, -dy)` to there, with its faults.
  void copied(Rectangle target, int dx, int dy) {
    if (tiles.count() == 0) {
      return;
    }
    long now = nanoTime.getAsLong();
    before.copyFrom(tiles);
    for (int row = target.y() / TILE_PIXELS; row * TILE_PIXELS < target.bottom(); row++) {
      for (int column = target.x() / TILE_PIXELS; column * TILE_PIXELS < target.right(); column++) {
        Rectangle tile = tiles.area(column, row).intersection(target);
        if (before.touches(tile.movedBy(-dx, -dy))) {
          mark(column, row, now);
        } else {
          tiles.clear(column, row);
        }
      }
    }
  }

  /// The tiles that have stayed as they are for long enough. Valid until the next call; what the
  /// caller does to the grid has no effect here.
  TileGrid still() {
    long now = nanoTime.getAsLong();
    still.clearAll();
    for (int row = 0; row < tiles.rows(); row++) {
      for (int column = 0; column < tiles.columns(); column++) {
        if (tiles.isMarked(column, row) && now - since(column, row) >= STILL_NANOS) {
          still.mark(column, row);
        }
      }
    }
    return still;
  }

  /// How long until one more tile is still; 0 when one is, [#NEVER] when there are none.
  long waitNanos() {
    long now = nanoTime.getAsLong();
    long least = NEVER;
    for (int row = 0; row < tiles.rows() && tiles.count() > 0; row++) {
      for (int column = 0; column < tiles.columns(); column++) {
        if (tiles.isMarked(column, row)) {
          least = Math.min(least, Math.max(0, since(column, row) + STILL_NANOS - now));
        }
      }
    }
    return least;
  }

  private void mark(int column, int row, long now) {
    tiles.mark(column, row);
    sinceNanos[row * tiles.columns() + column] = now;
  }

  private long since(int column, int row) {
    return sinceNanos[row * tiles.columns() + column];
  }
}
