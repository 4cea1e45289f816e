package org.latchkey.agent.screen.capture;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.util.Random;
import java.util.function.Consumer;

/// Things to paint, each the same for the same seed.
public final class Scenes {
  private Scenes() {}

  /// Rows of black glyph-like dots on white, as in a terminal.
  public static Consumer<Frame> text(Rectangle area, long seed) {
    return frame -> {
      Random random = new Random(seed);
      frame.fill(area, 0xffffff);
      for (int y = area.y() + 2; y + 12 < area.bottom(); y += 14) {
        for (int x = area.x() + 2; x + 6 < area.right(); x += 7) {
          long glyph = random.nextInt(100) < 20 ? 0 : random.nextLong();
          for (int dot = 0; dot < 60; dot++) {
            if ((glyph >>> dot & 1) == 1) {
              set(frame, x + dot % 5, y + dot / 5, 0);
            }
          }
        }
      }
    };
  }

  /// Soft waves of color with a little noise, as in a photograph.
  public static Consumer<Frame> photo(Rectangle area, long seed) {
    return frame -> {
      Random random = new Random(seed);
      double phase = random.nextDouble() * 6;
      for (int y = area.y(); y < area.bottom(); y++) {
        for (int x = area.x(); x < area.right(); x++) {
          int red = wave(x / 37.0 + y / 91.0 + phase, random);
          int green = wave(x / 53.0 - y / 47.0 + phase, random);
          int blue = wave(y / 29.0 + phase, random);
          set(frame, x, y, red << 16 | green << 8 | blue);
        }
      }
    };
  }

  /// Every pixel a color of its own.
  public static Consumer<Frame> noise(Rectangle area, long seed) {
    return frame -> {
      Random random = new Random(seed);
      for (int y = area.y(); y < area.bottom(); y++) {
        for (int x = area.x(); x < area.right(); x++) {
          set(frame, x, y, random.nextInt() & 0xffffff);
        }
      }
    };
  }

  /// Some blocks in one of a few colors.
  public static Consumer<Frame> blocks(Rectangle area, int colors, long seed) {
    return frame -> {
      Random random = new Random(seed);
      int[] palette = random.ints(colors, 0, 0x1000000).toArray();
      for (int y = area.y(); y < area.bottom(); y += 5) {
        for (int x = area.x(); x < area.right(); x += 9) {
          int color = palette[random.nextInt(colors)];
          frame.fill(new Rectangle(x, y, 9, 5).intersection(area), color);
        }
      }
    };
  }

  /// From one color in the left upper corner to another in the right lower one.
  public static Consumer<Frame> gradient(Rectangle area, long seed) {
    return frame -> {
      Random random = new Random(seed);
      int from = random.nextInt(0x1000000);
      int to = random.nextInt(0x1000000);
      int steps = area.width() + area.height();
      for (int y = area.y(); y < area.bottom(); y++) {
        for (int x = area.x(); x < area.right(); x++) {
          int step = x - area.x() + y - area.y();
          int color = 0;
          for (int shift = 0; shift <= 16; shift += 8) {
            int first = from >>> shift & 0xff;
            int last = to >>> shift & 0xff;
            color |= (first + (last - first) * step / steps) << shift;
          }
          set(frame, x, y, color);
        }
      }
    };
  }

  /// As many single pixels.
  public static Consumer<Frame> dots(Rectangle area, int count, long seed) {
    return frame -> {
      Random random = new Random(seed);
      for (int i = 0; i < count; i++) {
        int x = area.x() + random.nextInt(area.width());
        int y = area.y() + random.nextInt(area.height());
        set(frame, x, y, random.nextInt(0x1000000));
      }
    };
  }

  public static Consumer<Frame> fill(Rectangle area, int color) {
    return frame -> frame.fill(area, color);
  }

  private static int wave(double at, Random random) {
    return (int) (128 + 100 * Math.sin(at)) + random.nextInt(9);
  }

  private static void set(Frame frame, int x, int y, int color) {
    frame.pixels().set(JAVA_INT, frame.offset(x, y), color);
  }
}
