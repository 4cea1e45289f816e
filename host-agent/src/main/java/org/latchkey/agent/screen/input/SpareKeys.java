package org.latchkey.agent.screen.input;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/// Key codes that no key has, lent to symbols that no key gives.
///
/// All spare codes are used in turn: a program reads the new map some time after the press, and
/// would read the wrong symbol if the code had been lent again meanwhile.
final class SpareKeys {
  private final KeyboardDevice device;

  /// Symbol by key code, the one lent longest ago first.
  private final Map<Integer, Integer> lent = new LinkedHashMap<>();

  SpareKeys(KeyboardDevice device) {
    this.device = device;
  }

  /// A key that gives the symbol.
  ///
  /// @param held key codes that are down and must not change
  /// @throws IOException when there is no key left
  int keyFor(int symbol, Collection<Integer> held) throws IOException {
    for (int keycode = device.highestKeycode(); keycode >= device.lowestKeycode(); keycode--) {
      if (!lent.containsKey(keycode) && device.keysym(keycode, 0) == 0) {
        return lend(keycode, symbol);
      }
    }
    for (int keycode : lent.keySet()) {
      if (!held.contains(keycode)) {
        lent.remove(keycode);
        return lend(keycode, symbol);
      }
    }
    throw new IOException("the keyboard map has no key to spare");
  }

  void giveBack() throws IOException {
    for (int keycode : lent.keySet()) {
      device.assign(keycode, 0);
    }
    lent.clear();
  }

  private int lend(int keycode, int symbol) throws IOException {
    device.assign(keycode, symbol);
    lent.put(keycode, symbol);
    return keycode;
  }
}
