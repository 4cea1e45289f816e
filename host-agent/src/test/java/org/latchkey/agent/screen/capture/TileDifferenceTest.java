package org.latchkey.agent.screen.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TileDifferenceTest {
  private final Frame one = Frame.allocate(Arena.ofAuto(), 205, 133);
  private final Frame other = Frame.allocate(Arena.ofAuto(), 205, 133);
  private final TileGrid suspects = new TileGrid(205, 133);

  @Test
  void equalPicturesLeaveNoMark() {
    suspects.markAll();
    TileDifference.clearEqual(suspects, one, other);
    assertEquals(0, suspects.count());
  }

  @Test
  void exactlyTheTilesWithADifferentPixelStayMarked() {
    Random random = new Random(3);
    for (int round = 0; round < 200; round++) {
      other.copyFrom(one, one.bounds());
      TileGrid expected = new TileGrid(205, 133);
      suspects.clearAll();
      for (int i = 0; i < 6; i++) {
        Rectangle area = new Rectangle(random.nextInt(205), random.nextInt(133), 1, 1);
        other.fill(area, 1 + random.nextInt(9));
        suspects.mark(area);
        expected.mark(area);
      }
      suspects.mark(new Rectangle(random.nextInt(205), 0, 90, 133));
      TileDifference.clearEqual(suspects, one, other);
      for (int row = 0; row < suspects.rows(); row++) {
        for (int column = 0; column < suspects.columns(); column++) {
          assertEquals(expected.isMarked(column, row), suspects.isMarked(column, row));
        }
      }
    }
  }

  @Test
  void tilesThatNobodySuspectsAreNotLookedAt() {
    other.fill(other.bounds(), 5);
    suspects.mark(1, 1);
    TileDifference.clearEqual(suspects, one, other);
    assertEquals(1, suspects.count());
    assertTrue(suspects.isMarked(1, 1));
  }
}
