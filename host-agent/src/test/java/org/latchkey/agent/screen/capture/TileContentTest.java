package org.latchkey.agent.screen.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TileContentTest {
  private static final Rectangle ALL = new Rectangle(0, 0, 320, 320);

  private final Frame frame = Frame.allocate(Arena.ofAuto(), 320, 320);
  private final TileContent content = new TileContent();

  @Test
  void textBlocksAndFlatColorsAreNeverPhotographs() {
    assertEquals(0, photos(Scenes.text(ALL, 1)));
    assertEquals(0, photos(Scenes.blocks(ALL, 4000, 2)));
    assertEquals(0, photos(Scenes.fill(ALL, 0x808080)));
  }

  @Test
  void softTextOnAGradientIsNotAPhotograph() {
    Consumer<Frame> gradient =
        painted -> {
          for (int y = 0; y < 320; y++) {
            painted.fill(new Rectangle(0, y, 320, 1), y / 2 * 0x010101);
          }
        };
    assertEquals(0, photos(gradient));
  }

  @Test
  void wavesOfColorAre() {
    assertEquals(100, photos(Scenes.photo(ALL, 3)));
  }

  @Test
  void aSliverOfATileIsJudgedByWhatItHas() {
    Scenes.photo(ALL, 4).accept(frame);
    assertFalse(content.isPhoto(frame, new Rectangle(318, 0, 2, 16)));
    assertTrue(content.isPhoto(frame, new Rectangle(300, 0, 20, 32)));
  }

  private int photos(Consumer<Frame> scene) {
    scene.accept(frame);
    TileGrid grid = new TileGrid(320, 320);
    int count = 0;
    for (int row = 0; row < 10; row++) {
      for (int column = 0; column < 10; column++) {
        count += content.isPhoto(frame, grid.area(column, row)) ? 1 : 0;
      }
    }
    return count;
  }
}
