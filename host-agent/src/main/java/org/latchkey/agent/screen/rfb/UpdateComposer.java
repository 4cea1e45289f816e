package org.latchkey.agent.screen.rfb;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.screen.capture.CursorPicture;
import org.latchkey.agent.screen.capture.Frame;
import org.latchkey.agent.screen.capture.Move;
import org.latchkey.agent.screen.capture.Rectangle;
import org.latchkey.agent.screen.capture.ScreenSource;
import org.latchkey.agent.screen.capture.TileGrid;

/// Decides what goes into an update, in this order: the cursor if it changed, copies of what moved,
/// then the changed tiles, until the budget is used up. What does not fit stays marked. When there
/// is nothing of all that and the link is idle, some of what was sent with loss is sent again
/// without.
final class UpdateComposer implements AutoCloseable {
  private static final int TILE_AREA = TileGrid.TILE_PIXELS * TileGrid.TILE_PIXELS;
  private static final TileRuns.Kinship ALL_RELATED = (_, _, _, _) -> true;

  private final ScreenSource source;
  private final Encoders encoders = new Encoders();
  private final CopyEncoding copies = new CopyEncoding();
  private final InputNews inputNews;
  private final PhotoTiles photos = new PhotoTiles();
  private final LosslessRefresh refresh = new LosslessRefresh();
  private PixelConversion conversion = new PixelConversion(PixelFormat.NATIVE);
  private @Nullable CursorPicture unsentCursor;

  UpdateComposer(ScreenSource source) {
    this.source = source;
    this.inputNews = new InputNews(source);
  }

  /// Captures the screen and appends what the viewer lacks of it.
  ///
  /// @param idle whether the link has nothing else to carry
  void compose(ViewerWishes.Demand demand, Picture picture, Update update, boolean idle)
      throws IOException {
    if (!conversion.format().equals(demand.format())) {
      conversion = new PixelConversion(demand.format());
    }
    source.capture(picture.unsent());
    picture.settle(source.frame());
    inputNews.add(demand.encodings().input(), update);
    if (demand.encodings().cursor().isPresent()) {
      addCursor(demand.encodings().cursor().get().encoding(), update);
    }
    addCopies(demand, picture, update);
    addTiles(demand, picture, update);
    if (idle && update.isEmpty()) {
      Rectangle area = demand.area().intersection(source.frame().bounds());
      RectangleEncoding lossless = encoders.lossless(demand.encodings());
      refresh.add(source.frame(), area, picture, lossless, conversion, update);
    }
  }

  private void addCursor(CursorEncoding encoding, Update update) throws IOException {
    CursorPicture changed = source.takeCursor();
    if (changed != null && !CursorEncoding.isTooLarge(changed)) {
      unsentCursor = changed;
    }
    CursorPicture cursor = unsentCursor;
    if (cursor != null && encoding.worstBytes(cursor) <= update.roomBytes()) {
      encoding.encode(cursor, conversion, update.out());
      update.added(1);
      unsentCursor = null;
    }
  }

  private void addCopies(ViewerWishes.Demand demand, Picture picture, Update update) {
    Frame frame = source.frame();
    List<Move> moves = source.takeMoves();
    boolean wholeScreen = demand.area().intersection(frame.bounds()).equals(frame.bounds());
    if (demand.encodings().copyRectangle() && wholeScreen && picture.isKnown()) {
      copies.add(moves, frame, picture, update);
    }
  }

  private void addTiles(ViewerWishes.Demand demand, Picture picture, Update update)
      throws IOException {
    Frame frame = source.frame();
    TileGrid unsent = picture.unsent();
    Rectangle area = demand.area().intersection(frame.bounds());
    RectangleEncoding lossless = encoders.lossless(demand.encodings());
    Optional<RectangleEncoding> lossy = encoders.photographs(demand.encodings(), demand.format());
    photos.begin(unsent);
    @Nullable Rectangle seed = TileRuns.seed(unsent, area);
    while (seed != null) {
      boolean photo = lossy.isPresent() && photos.isPhoto(frame, unsent, seed);
      RectangleEncoding encoding = photo ? lossy.orElse(lossless) : lossless;
      long mostPixels = encoding.mostPixels(update.roomBytes());
      if (mostPixels < TILE_AREA) {
        return;
      }
      TileRuns.Kinship kinship =
          lossy.isEmpty()
              ? ALL_RELATED
              : (_, _, column, row) -> photos.isPhoto(frame, unsent, column, row) == photo;
      Rectangle next =
          TileRuns.grow(unsent, seed, area, encoding.widestPixels(), mostPixels, kinship);
      int start = update.out().length();
      update.added(encoding.encode(frame, next, conversion, update.out()));
      picture.sent(frame, next, encoding.isExact());
      update.painted(RectangleEncoding.encodingAt(update.out(), start), next.pixels());
      update.sendPart();
      seed = TileRuns.seed(unsent, area);
    }
  }

  @Override
  public void close() {
    encoders.close();
  }
}
