package org.latchkey.agent.screen.input;

import java.io.IOException;

/// A keyboard that has a map from key codes and modifiers to key symbols.
public interface KeyboardDevice {
  /// Looks at the map and the modifiers as they are now.
  void refresh() throws IOException;

  int lowestKeycode();

  int highestKeycode();

  /// Bits of the modifiers in force.
  int modifiers();

  /// The modifier bits that a key with this symbol sets; 0 when there is none.
  int modifiersOf(int keysym);

  /// The symbol that a key gives under these modifiers; 0 for none.
  int keysym(int keycode, int modifiers);

  void key(int keycode, boolean down) throws IOException;

  /// Makes the key give this symbol, whatever Shift says; 0 takes its symbols away.
  void assign(int keycode, int keysym) throws IOException;
}
