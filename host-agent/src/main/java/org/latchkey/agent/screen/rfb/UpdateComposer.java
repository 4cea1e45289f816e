package org.latchkey.agent.screen.rfb;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.screen.capture.Frame;
import org.latchkey.agent.screen.capture.Rectangle;
import org.latchkey.agent.screen.capture.ScreenSource;
import org.latchkey.agent.screen.capture.TileGrid;

/// Decides what goes into an update, in this order: nothing at all while no tile has changed, else
/// rectangles of changed tiles until the budget is used up. What does not fit stays marked.
final class UpdateComposer implements AutoCloseable {
  private static final TileRuns.Kinship ALL_RELATED = (_, _, _, _) -> true;

  private final ScreenSource source;
  private final RawEncoding raw = new RawEncoding();
  private PixelConversion conversion = new PixelConversion(PixelFormat.NATIVE);

  UpdateComposer(ScreenSource source) {
    this.source = source;
  }

  /// The screen has another size: says so, and nothing else (RFC 6143 §7.8.2: the last rectangle).
  void announceSize(ViewerWishes.Demand demand, Update update) throws IOException {
    if (!demand.encodings().desktopSize()) {
      throw new IOException("the screen changed its size, which this viewer cannot follow");
    }
    RectangleEncoding.header(source.frame().bounds(), Encodings.DESKTOP_SIZE, update.out());
    update.added();
  }

  void compose(ViewerWishes.Demand demand, Picture picture, Update update) throws IOException {
    if (!conversion.format().equals(demand.format())) {
      conversion = new PixelConversion(demand.format());
    }
    source.capture(picture.unsent());
    picture.settle(source.frame());
    addTiles(demand, picture, update);
  }

  private void addTiles(ViewerWishes.Demand demand, Picture picture, Update update) {
    Frame frame = source.frame();
    Rectangle area = demand.area().intersection(frame.bounds());
    long tileBytes = raw.worstBytes(TileGrid.TILE_PIXELS * TileGrid.TILE_PIXELS);
    while (update.roomBytes() >= tileBytes) {
      long mostPixels =
          update.roomBytes() / (tileBytes / (TileGrid.TILE_PIXELS * TileGrid.TILE_PIXELS));
      @Nullable Rectangle next =
          TileRuns.first(picture.unsent(), area, raw.widestPixels(), mostPixels, ALL_RELATED);
      if (next == null) {
        return;
      }
      raw.encode(frame, next, conversion, update.out());
      update.added();
      picture.sent(frame, next);
    }
  }

  @Override
  public void close() {}
}
