package org.latchkey.agent.screen.rfb;

import java.lang.foreign.Arena;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.screen.capture.Frame;
import org.latchkey.agent.screen.capture.Rectangle;
import org.latchkey.agent.screen.capture.TileDifference;
import org.latchkey.agent.screen.capture.TileGrid;

/// The picture that the viewer has, and which tiles of it are out of date. Used by the picture loop
/// alone.
///
/// [#shown] holds what the screen looked like when each tile was sent. Damage that is not sent yet
/// just stays marked, so that it merges however long it waits.
final class Picture implements AutoCloseable {
  private final Arena arena = Arena.ofShared();
  private final Frame shown;
  private final TileGrid unsent;

  /// Tiles of which it is not known what the viewer has.
  private final TileGrid unknown;

  private final LossyTiles lossy;

  Picture(int widthPixels, int heightPixels, LongSupplier nanoTime) {
    lossy = new LossyTiles(widthPixels, heightPixels, nanoTime);
    shown = Frame.allocate(arena, widthPixels, heightPixels);
    unsent = new TileGrid(widthPixels, heightPixels);
    unknown = new TileGrid(widthPixels, heightPixels);
    unsent.markAll();
    unknown.markAll();
  }

  Frame shown() {
    return shown;
  }

  TileGrid unsent() {
    return unsent;
  }

  /// The tiles that the viewer has with faults.
  LossyTiles lossy() {
    return lossy;
  }

  /// Whether all that the viewer has is known.
  boolean isKnown() {
    return unknown.count() == 0;
  }

  /// The viewer has copied what was at `target` moved by `(-dx, -dy)` to there.
  void copied(Rectangle target, int dx, int dy) {
    shown.shift(target, dx, dy);
    lossy.copied(target, dx, dy);
  }

  /// The viewer wants the area whether it changed or not.
  void forget(@Nullable Rectangle area) {
    if (area != null) {
      unsent.mark(area);
      unknown.mark(area);
    }
  }

  /// Drops the tiles that turn out to be as the viewer has them.
  void settle(Frame current) {
    TileDifference.clearEqual(unsent, current, shown);
    if (unknown.count() > 0) {
      markUnknown();
    }
  }

  /// The viewer now has these tiles as they are in `current`, or nearly so.
  void sent(Frame current, Rectangle tiles, boolean exact) {
    lossy.sent(tiles, exact);
    shown.copyFrom(current, tiles);
    unsent.clear(tiles);
    unknown.clear(tiles);
  }

  private void markUnknown() {
    for (int row = 0; row < unknown.rows(); row++) {
      for (int column = 0; column < unknown.columns(); column++) {
        if (unknown.isMarked(column, row)) {
          unsent.mark(column, row);
        }
      }
    }
  }

  @Override
  public void close() {
    arena.close();
  }
}
