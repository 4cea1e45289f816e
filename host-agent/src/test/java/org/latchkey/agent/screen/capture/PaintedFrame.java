package org.latchkey.agent.screen.capture;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.util.function.IntBinaryOperator;

/// Small pictures, painted by a formula.
public final class PaintedFrame {
  private PaintedFrame() {}

  /// A picture whose pixel at `(x, y)` has the color that the formula gives.
  public static Frame of(int width, int height, IntBinaryOperator color) {
    Frame frame = Frame.allocate(Arena.ofAuto(), width, height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        frame.pixels().set(JAVA_INT, frame.offset(x, y), color.applyAsInt(x, y));
      }
    }
    return frame;
  }
}
