package org.latchkey.agent.screen.capture;

import java.util.Arrays;
import java.util.Random;

/// What may happen on a screen, one thing after the other, the same for the same seed: text is
/// written and scrolled, windows are moved, pictures and flat areas come and go, single pixels
/// change.
public final class Storyboard {
  private static final int KINDS = 9;

  private final MemoryScreen screen;
  private final Random random;

  public Storyboard(MemoryScreen screen, long seed) {
    this.screen = screen;
    this.random = new Random(seed);
  }

  /// Plays until something looks different.
  public void next() {
    int[] before = screen.pixels();
    do {
      play(random.nextInt(KINDS));
    } while (Arrays.equals(before, screen.pixels()));
  }

  private void play(int kind) {
    Rectangle all = new Rectangle(0, 0, screen.widthPixels(), screen.heightPixels());
    Rectangle area = random.nextInt(4) == 0 ? all : part(all);
    long seed = random.nextLong();
    switch (kind) {
      case 0 -> screen.paint(area, Scenes.text(area, seed));
      case 1 -> screen.paint(area, Scenes.fill(area, random.nextInt(0x1000000)));
      case 2 -> screen.paint(area, Scenes.gradient(area, seed));
      case 3 -> screen.paint(area, Scenes.photo(area, seed));
      case 4 -> screen.paint(area, Scenes.noise(area, seed));
      case 5 -> screen.paint(area, Scenes.blocks(area, 1 + random.nextInt(300), seed));
      case 6 -> screen.paint(area, Scenes.dots(area, 1 + random.nextInt(5), seed));
      case 7 -> move(area, all, 0, random.nextInt(-40, 41));
      default -> move(area, all, random.nextInt(-60, 61), random.nextInt(-60, 61));
    }
  }

  /// Moves what is in the area, as far as it stays on the screen. Damage is reported for more than
  /// that.
  private void move(Rectangle area, Rectangle all, int dx, int dy) {
    Rectangle target = area.movedBy(dx, dy).intersection(all);
    if (!target.isEmpty()) {
      screen.hint(new Move(target, dx, dy));
      screen.paint(all, frame -> frame.shift(target, dx, dy));
    }
  }

  private Rectangle part(Rectangle all) {
    int x = random.nextInt(all.width());
    int y = random.nextInt(all.height());
    int width = 1 + random.nextInt(all.width() - x);
    int height = 1 + random.nextInt(all.height() - y);
    return new Rectangle(x, y, width, height);
  }
}
