package org.latchkey.agent.screen.input;

import java.io.IOException;

/// Turns button masks, which say what is down, into presses and releases.
final class Pointer {
  /// Left, middle, right; 4 to 7 are the wheel, up, down, left, right; back and forward.
  private static final int BUTTONS = 9;

  private final PointerDevice device;
  private int down;

  /// Buttons that were let go here while the viewer held them: they count again once it has let go
  /// of them, too.
  private int spent;

  Pointer(PointerDevice device) {
    this.device = device;
  }

  /// Moves first, so that a press lands where the viewer clicked.
  void set(int x, int y, int buttons) throws IOException {
    device.move(x, y);
    spent &= buttons;
    buttons(buttons & ~spent);
  }

  /// Lets go of everything; what the viewer still holds is not pressed again, because that would be
  /// a second click.
  void pause() throws IOException {
    spent |= down;
    buttons(0);
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
