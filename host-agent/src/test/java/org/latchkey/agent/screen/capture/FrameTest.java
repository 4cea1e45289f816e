package org.latchkey.agent.screen.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.Arena;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrameTest {
  private static final int WIDTH = 40;
  private static final int HEIGHT = 30;

  @Test
  void aShiftMovesEveryPixelEvenWhenSourceAndTargetOverlap() {
    for (int dx = -7; dx <= 7; dx += 7) {
      for (int dy = -5; dy <= 5; dy += 5) {
        Frame frame = Frame.allocate(Arena.ofAuto(), WIDTH, HEIGHT);
        Scenes.noise(frame.bounds(), 4).accept(frame);
        int[] before = new int[WIDTH * HEIGHT];
        frame.read(frame.bounds(), before);
        Rectangle target = new Rectangle(9, 8, 20, 15);
        frame.shift(target, dx, dy);
        for (int y = 0; y < HEIGHT; y++) {
          for (int x = 0; x < WIDTH; x++) {
            boolean inside = target.intersection(new Rectangle(x, y, 1, 1)).pixels() == 1;
            int expected = inside ? before[(y - dy) * WIDTH + x - dx] : before[y * WIDTH + x];
            assertEquals(expected, frame.pixel(x, y));
          }
        }
      }
    }
  }

  @Test
  void areasAreReadAndCopiedRowByRow() {
    Frame frame = Frame.allocate(Arena.ofAuto(), WIDTH, HEIGHT);
    Scenes.noise(frame.bounds(), 5).accept(frame);
    Frame copy = Frame.allocate(Arena.ofAuto(), WIDTH, HEIGHT);
    Random random = new Random(1);
    for (int round = 0; round < 50; round++) {
      Rectangle area = new Rectangle(random.nextInt(30), random.nextInt(20), 10, 10);
      copy.copyFrom(frame, area);
      int[] pixels = new int[100];
      copy.read(area, pixels);
      assertEquals(frame.pixel(area.x() + 3, area.y() + 7), pixels[73]);
    }
  }
}
