package org.latchkey.agent.screen.input;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Key codes that no key has, lent to symbols that no key gives.
///
/// A program reads the new map some time after the press, and would read the wrong symbol if the
/// code had been lent again meanwhile. So all spare codes are used in turn, and each rests after
/// its last use before it is lent to another symbol, or given back; whoever types faster waits.
final class SpareKeys {
  /// How long a program may take to look up a key (tuning).
  static final Duration REST = Duration.ofSeconds(1);

  private final KeyboardDevice device;
  private final Rest rest;

  /// Time of the last use by key code, the one used longest ago first.
  private final Map<Integer, Long> lent = new LinkedHashMap<>();

  SpareKeys(KeyboardDevice device, Rest rest) {
    this.device = device;
    this.rest = rest;
  }

  /// A key that gives the symbol from now on, or 0 when there is none to spare.
  ///
  /// @param held key codes that are down and must not change
  int keyFor(int symbol, Collection<Integer> held) throws IOException {
    for (int keycode = device.highestKeycode(); keycode >= device.lowestKeycode(); keycode--) {
      if (!lent.containsKey(keycode) && device.keysym(keycode, 0) == 0) {
        return lend(keycode, symbol);
      }
    }
    for (Map.Entry<Integer, Long> entry : lent.entrySet()) {
      if (!held.contains(entry.getKey())) {
        awaitRest(entry.getValue());
        return lend(entry.getKey(), symbol);
      }
    }
    return 0;
  }

  boolean isLent(int keycode) {
    return lent.containsKey(keycode);
  }

  /// A key was pressed or let go: if it is lent, its rest begins anew.
  void used(int keycode) {
    if (lent.remove(keycode) != null) {
      lent.put(keycode, rest.nanoTime());
    }
  }

  void giveBack() throws IOException {
    for (Map.Entry<Integer, Long> entry : List.copyOf(lent.entrySet())) {
      awaitRest(entry.getValue());
      device.assign(entry.getKey(), 0);
    }
    lent.clear();
  }

  private int lend(int keycode, int symbol) throws IOException {
    device.assign(keycode, symbol);
    lent.remove(keycode);
    lent.put(keycode, rest.nanoTime());
    return keycode;
  }

  private void awaitRest(long usedAt) throws IOException {
    rest.nanos(REST.toNanos() - (rest.nanoTime() - usedAt));
  }
}
