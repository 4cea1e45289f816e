package org.latchkey.agent.screen.rfb;

import org.jspecify.annotations.Nullable;
import org.latchkey.agent.screen.capture.Frame;
import org.latchkey.agent.screen.capture.Rectangle;
import org.latchkey.agent.screen.capture.TileGrid;

/// Sends photographs again without loss once they have stayed as they are, a little at a time, so
/// that whatever changes meanwhile waits for one small update at most.
final class LosslessRefresh {
  /// A fiftieth of a second at 25 Mbit/s.
  static final int MOST_BYTES = 64 * 1024;

  private static final int TILE_AREA = TileGrid.TILE_PIXELS * TileGrid.TILE_PIXELS;
  private static final TileRuns.Kinship ALL_RELATED = (_, _, _, _) -> true;

  /// Appends what fits of the tiles that are due.
  ///
  /// @param area of the picture, what the viewer wants
  void add(
      Frame frame,
      Rectangle area,
      Picture picture,
      RectangleEncoding lossless,
      PixelConversion conversion,
      Update update) {
    TileGrid due = picture.lossy().still();
    long reserve = Math.max(0, update.roomBytes() - MOST_BYTES);
    @Nullable Rectangle seed = TileRuns.seed(due, area);
    while (seed != null) {
      long mostPixels = lossless.mostPixels(update.roomBytes() - reserve);
      if (mostPixels < TILE_AREA) {
        return;
      }
      Rectangle next =
          TileRuns.grow(due, seed, area, lossless.widestPixels(), mostPixels, ALL_RELATED);
      update.added(lossless.encode(frame, next, conversion, update.out()));
      picture.sent(frame, next, lossless.isExact());
      due.clear(next);
      seed = TileRuns.seed(due, area);
    }
  }
}
