package org.latchkey.agent.screen.input;

import java.io.IOException;

/// Turns button masks, which say what is down, into presses and releases.
final class Pointer {
  private static final int BUTTONS = 8;

  private final PointerDevice device;
  private int down;

  Pointer(PointerDevice device) {
    this.device = device;
  }

  /// Moves first, so that a press lands where the viewer clicked.
  void set(int x, int y, int buttons) throws IOException {
    device.move(x, y);
    buttons(buttons);
  }

  void releaseAll() throws IOException {
    buttons(0);
  }

  private void buttons(int wanted) throws IOException {
    for (int i = 0; i < BUTTONS; i++) {
      int bit = 1 << i;
      if ((wanted & bit) != (down & bit)) {
        down ^= bit;
        device.button(i + 1, (wanted & bit) != 0);
      }
    }
  }
}
