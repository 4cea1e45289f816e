package org.latchkey.agent.screen.rfb;

import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.screen.capture.Frame;
import org.latchkey.agent.screen.capture.Move;
import org.latchkey.agent.screen.capture.Rectangle;
import org.latchkey.agent.screen.capture.ShiftSearch;
import org.latchkey.agent.screen.capture.TileGrid;

/// Has the viewer copy what it already shows elsewhere (RFC 6143 §7.7.2): windows that the screen
/// says were moved, and what scrolled up or down.
///
/// ```
/// rectangle header 12 | source x u16 | source y u16
/// ```
///
/// Nothing depends on the guess: the copies are made in [Picture] as well, and tiles that still
/// differ afterwards stay marked.
final class CopyEncoding {
  private static final int RECTANGLE_BYTES = RectangleEncoding.HEADER_BYTES + 4;

  /// Fewer tiles are sent as they are.
  private static final int FEWEST_TILES = 4;

  private static final TileRuns.Kinship ALL_RELATED = (_, _, _, _) -> true;

  private final ShiftSearch search = new ShiftSearch();

  void add(List<Move> moves, Frame frame, Picture picture, Update update) {
    for (Move move : moves) {
      shifted(move.target(), move.dx(), move.dy(), frame, picture, update);
    }
    int distance = search.verticalDistance(picture.unsent(), frame, picture.shown());
    if (distance != 0) {
      shifted(frame.bounds(), 0, distance, frame, picture, update);
    }
  }

  private static void shifted(
      Rectangle area, int dx, int dy, Frame frame, Picture picture, Update update) {
    TileGrid found = ShiftSearch.matching(picture.unsent(), area, dx, dy, frame, picture.shown());
    if (found.count() < FEWEST_TILES) {
      return;
    }
    List<Rectangle> targets = rectangles(found, frame.bounds());
    targets.sort(order(dx, dy));
    for (Rectangle target : targets) {
      if (update.roomBytes() >= RECTANGLE_BYTES) {
        RectangleEncoding.header(target, Encodings.COPY_RECTANGLE, update.out());
        update.out().u16(target.x() - dx);
        update.out().u16(target.y() - dy);
        update.added(1);
        update.painted(Encodings.COPY_RECTANGLE, target.pixels());
        picture.copied(target, dx, dy);
      }
    }
    picture.settle(frame);
  }

  private static List<Rectangle> rectangles(TileGrid found, Rectangle bounds) {
    List<Rectangle> targets = new ArrayList<>();
    @Nullable Rectangle seed = TileRuns.seed(found, bounds);
    while (seed != null) {
      Rectangle target = TileRuns.grow(found, seed, bounds, 0xffff, Long.MAX_VALUE, ALL_RELATED);
      found.clear(target);
      targets.add(target);
      seed = TileRuns.seed(found, bounds);
    }
    return targets;
  }

  /// Those in front go first, so that no copy overwrites what a later one reads.
  private static Comparator<Rectangle> order(int dx, int dy) {
    Comparator<Rectangle> vertical =
        dy > 0 ? comparingInt(Rectangle::y).reversed() : comparingInt(Rectangle::y);
    return vertical.thenComparing(
        dx > 0 ? comparingInt(Rectangle::x).reversed() : comparingInt(Rectangle::x));
  }
}
