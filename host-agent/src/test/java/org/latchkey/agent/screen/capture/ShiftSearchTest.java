package org.latchkey.agent.screen.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import org.junit.jupiter.api.Test;

class ShiftSearchTest {
  private static final Rectangle ALL = new Rectangle(0, 0, 500, 400);

  private final Frame before = Frame.allocate(Arena.ofAuto(), 500, 400);
  private final Frame current = Frame.allocate(Arena.ofAuto(), 500, 400);
  private final TileGrid changed = new TileGrid(500, 400);
  private final ShiftSearch search = new ShiftSearch();

  @Test
  void theDistanceOfScrolledTextIsFoundUpAndDown() {
    Scenes.text(ALL, 1).accept(before);
    for (int distance : new int[] {-200, -13, -1, 1, 14, 150}) {
      current.copyFrom(before, ALL);
      Rectangle window = new Rectangle(40, 20, 400, 360);
      current.shift(window.intersection(window.movedBy(0, distance)), 0, distance);
      compare();
      assertEquals(distance, search.verticalDistance(changed, current, before));
    }
  }

  @Test
  void aNewPictureHasNotMoved() {
    Scenes.text(ALL, 1).accept(before);
    Scenes.noise(ALL, 2).accept(current);
    compare();
    assertEquals(0, search.verticalDistance(changed, current, before));
  }

  @Test
  void rowsThatRepeatSayNothing() {
    for (int y = 0; y < 400; y += 10) {
      before.fill(new Rectangle(0, y, 500, 5), 0xffffff);
    }
    current.copyFrom(before, ALL);
    current.shift(new Rectangle(0, 3, 500, 397), 0, 3);
    compare();
    assertEquals(0, search.verticalDistance(changed, current, before));
  }

  @Test
  void onlyTilesThatMatchPixelByPixelAreCopies() {
    Scenes.noise(ALL, 3).accept(before);
    current.copyFrom(before, ALL);
    current.shift(new Rectangle(60, 60, 400, 300), 25, 35);
    current.fill(new Rectangle(200, 200, 1, 1), 0x123456);
    compare();
    TileGrid found = ShiftSearch.matching(changed, ALL, 25, 35, current, before);
    assertTrue(found.isMarked(4, 4));
    assertTrue(!found.isMarked(6, 6) && changed.isMarked(6, 6));
    assertEquals(0, ShiftSearch.matching(changed, ALL, 26, 35, current, before).count());
  }

  private void compare() {
    changed.markAll();
    TileDifference.clearEqual(changed, current, before);
  }
}
