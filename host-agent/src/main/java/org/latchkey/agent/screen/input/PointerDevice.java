package org.latchkey.agent.screen.input;

import java.io.IOException;

/// A pointer with numbered buttons, 1 the left one.
public interface PointerDevice {
  void move(int x, int y) throws IOException;

  void button(int number, boolean down) throws IOException;
}
