package org.latchkey.agent.screen.rfb;

import static org.latchkey.agent.screen.capture.TileGrid.TILE_PIXELS;

import java.util.Arrays;
import org.latchkey.agent.screen.capture.Frame;
import org.latchkey.agent.screen.capture.Rectangle;
import org.latchkey.agent.screen.capture.TileContent;
import org.latchkey.agent.screen.capture.TileGrid;

/// Which tiles of a frame are photographs, each looked at once for an update.
final class PhotoTiles {
  private static final byte UNKNOWN = 0;
  private static final byte PHOTO = 1;
  private static final byte OTHER = 2;

  private final TileContent content = new TileContent();
  private byte[] known = new byte[0];

  /// Forgets what it knows.
  void begin(TileGrid grid) {
    int tiles = grid.columns() * grid.rows();
    if (known.length == tiles) {
      Arrays.fill(known, UNKNOWN);
    } else {
      known = new byte[tiles];
    }
  }

  boolean isPhoto(Frame frame, TileGrid grid, int column, int row) {
    int index = row * grid.columns() + column;
    if (known[index] == UNKNOWN) {
      known[index] = content.isPhoto(frame, grid.area(column, row)) ? PHOTO : OTHER;
    }
    return known[index] == PHOTO;
  }

  boolean isPhoto(Frame frame, TileGrid grid, Rectangle tile) {
    return isPhoto(frame, grid, tile.x() / TILE_PIXELS, tile.y() / TILE_PIXELS);
  }
}
