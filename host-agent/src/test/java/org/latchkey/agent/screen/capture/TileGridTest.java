package org.latchkey.agent.screen.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TileGridTest {
  private final TileGrid grid = new TileGrid(100, 65);

  @Test
  void theLastTilesAreAsMuchAsThePictureHas() {
    assertEquals(4, grid.columns());
    assertEquals(3, grid.rows());
    assertEquals(new Rectangle(96, 64, 4, 1), grid.area(3, 2));
    assertEquals(new Rectangle(32, 32, 68, 33), grid.area(1, 1, 3, 2));
  }

  @Test
  void anAreaMarksEveryTileItTouchesAndNoOther() {
    grid.mark(new Rectangle(31, 0, 2, 33));
    assertEquals(4, grid.count());
    assertTrue(grid.isMarked(0, 0) && grid.isMarked(1, 1));
    assertFalse(grid.isMarked(2, 0));
  }

  @Test
  void whatLiesOutsideMarksNothing() {
    grid.mark(new Rectangle(100, 0, 50, 50));
    grid.mark(new Rectangle(-50, 0, 50, 50));
    grid.mark(new Rectangle(5, 5, 0, 9));
    assertEquals(0, grid.count());
    grid.mark(new Rectangle(-5, -5, 1000, 1000));
    assertEquals(12, grid.count());
  }

  @Test
  void theCountFollowsMarksAndClears() {
    grid.mark(1, 1);
    grid.mark(1, 1);
    assertEquals(1, grid.count());
    grid.clear(1, 1);
    grid.clear(1, 1);
    assertEquals(0, grid.count());
    grid.markAll();
    assertEquals(12, grid.count());
    grid.clearAll();
    assertEquals(0, grid.count());
  }
}
