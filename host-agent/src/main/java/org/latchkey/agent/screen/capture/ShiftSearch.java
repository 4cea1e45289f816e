package org.latchkey.agent.screen.capture;

import static org.latchkey.agent.screen.capture.Frame.BYTES_PER_PIXEL;
import static org.latchkey.agent.screen.capture.TileGrid.TILE_PIXELS;

import java.util.Arrays;

/// Finds out what has only been moved: by which distance something was scrolled up or down, and
/// which changed tiles are the old picture at another place.
///
/// Scrolling is found by comparing hashes of short rows; a distance found so is only a candidate,
/// and [#matching] compares every pixel. Not for use by two threads.
public final class ShiftSearch {
  /// Fewer changed tiles are sent as they are.
  private static final int FEWEST_TILES = 12;

  /// Rows that must agree on the distance.
  private static final int FEWEST_VOTES = 8;

  private static final int MOST_STRIPS = 8;
  private static final long HASH_FACTOR = 0x9e3779b97f4a7c15L;
  private static final int NOT_UNIQUE = -1;

  private final int[] strip = new int[TILE_PIXELS];
  private int[] votes = new int[0];

  /// By how many rows most of what changed has moved down (negative: up); 0 when nothing of the
  /// kind is seen.
  ///
  /// @param changed tiles that differ between the frames
  public int verticalDistance(TileGrid changed, Frame current, Frame before) {
    if (changed.count() < FEWEST_TILES) {
      return 0;
    }
    votes = new int[2 * current.heightPixels() + 1];
    int step = Math.max(1, changed.columns() / MOST_STRIPS);
    int first = (changed.columns() % MOST_STRIPS) / 2;
    for (int column = first; column < changed.columns(); column += step) {
      vote(changed, column, current, before);
    }
    int best = 0;
    for (int i = 1; i < votes.length; i++) {
      best = votes[i] > votes[best] ? i : best;
    }
    return votes[best] < FEWEST_VOTES ? 0 : best - current.heightPixels();
  }

  /// The changed tiles inside the area which are the old picture moved by `(dx, dy)`, pixel by
  /// pixel.
  public static TileGrid matching(
      TileGrid changed, Rectangle area, int dx, int dy, Frame current, Frame before) {
    TileGrid found = new TileGrid(current.widthPixels(), current.heightPixels());
    Rectangle reachable = area.intersection(before.bounds().movedBy(dx, dy));
    for (int row = 0; row < changed.rows(); row++) {
      for (int column = 0; column < changed.columns(); column++) {
        if (changed.isMarked(column, row)) {
          Rectangle tile = changed.area(column, row);
          if (tile.intersection(reachable).equals(tile) && isSame(tile, dx, dy, current, before)) {
            found.mark(column, row);
          }
        }
      }
    }
    return found;
  }

  private static boolean isSame(Rectangle tile, int dx, int dy, Frame current, Frame before) {
    long length = (long) tile.width() * BYTES_PER_PIXEL;
    for (int y = tile.y(); y < tile.bottom(); y++) {
      long at = current.offset(tile.x(), y);
      long from = before.offset(tile.x() - dx, y - dy);
      if (Frame.mismatch(current, at, before, from, length) >= 0) {
        return false;
      }
    }
    return true;
  }

  /// Looks for the rows of one column of tiles, from the first changed one to the last, in all of
  /// that column as it was.
  private void vote(TileGrid changed, int column, Frame current, Frame before) {
    int first = 0;
    int end = changed.rows();
    while (first < end && !changed.isMarked(column, first)) {
      first++;
    }
    while (end > first && !changed.isMarked(column, end - 1)) {
      end--;
    }
    if (end - first < 2) {
      return;
    }
    Rectangle area = changed.area(column, first, 1, end - first);
    long[] now = hashes(current, area);
    RowsByHash rows = new RowsByHash(hashes(before, changed.area(column, 0, 1, changed.rows())));
    for (int i = 0; i < now.length; i++) {
      int match = now[i] == 0 ? NOT_UNIQUE : rows.find(now[i]);
      int row = area.y() + i;
      if (match != NOT_UNIQUE && match != row) {
        votes[row - match + current.heightPixels()]++;
      }
    }
  }

  /// A hash of each row, 0 for rows of one color, which are everywhere.
  private long[] hashes(Frame frame, Rectangle area) {
    long[] hashes = new long[area.height()];
    for (int i = 0; i < hashes.length; i++) {
      frame.readRow(area.x(), area.y() + i, area.width(), strip, 0);
      long hash = 0;
      int different = 0;
      for (int x = 0; x < area.width(); x++) {
        different |= strip[x] ^ strip[0];
        hash = (hash + strip[x]) * HASH_FACTOR;
        hash ^= hash >>> 29;
      }
      hashes[i] = different == 0 ? 0 : hash;
    }
    return hashes;
  }

  /// Finds the row of a hash that only one row has.
  private static final class RowsByHash {
    private final long[] keys;
    private final int[] rows;
    private final int mask;

    RowsByHash(long[] hashes) {
      int size = Integer.highestOneBit(Math.max(4, hashes.length)) * 4;
      keys = new long[size];
      rows = new int[size];
      mask = size - 1;
      Arrays.fill(rows, NOT_UNIQUE);
      for (int i = 0; i < hashes.length; i++) {
        if (hashes[i] != 0) {
          int slot = slot(hashes[i]);
          rows[slot] = keys[slot] == 0 ? i : NOT_UNIQUE;
          keys[slot] = hashes[i];
        }
      }
    }

    int find(long hash) {
      return rows[slot(hash)];
    }

    private int slot(long hash) {
      int slot = (int) (hash >>> 32) & mask;
      while (keys[slot] != 0 && keys[slot] != hash) {
        slot = (slot + 1) & mask;
      }
      return slot;
    }
  }
}
