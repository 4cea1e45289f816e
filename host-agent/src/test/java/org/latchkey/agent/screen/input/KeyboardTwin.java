package org.latchkey.agent.screen.input;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A keyboard with a German layout of a few keys, on which Shift is bit 0 and AltGr bit 7. Writes
/// down the symbols that a program would see.
final class KeyboardTwin implements KeyboardDevice {
  static final int SHIFT = 0xffe1;
  static final int ALT_GR = 0xfe03;
  static final int TAB = 0xff09;
  static final int CONTROL = 0xffe3;
  private static final int ISO_LEFT_TAB = 0xfe20;

  /// A key that was pressed.
  record Press(int keycode, int keysym) {}

  private final Map<Integer, int[]> map = new HashMap<>();
  private final Set<Integer> down = new HashSet<>();
  private final List<Press> presses = new ArrayList<>();

  KeyboardTwin() {
    map.put(10, new int[] {'7', '/', '{'});
    map.put(11, new int[] {'q', 'Q', '@'});
    map.put(12, new int[] {'1', '!'});
    map.put(20, new int[] {SHIFT, SHIFT});
    map.put(21, new int[] {ALT_GR, ALT_GR, ALT_GR});
    map.put(22, new int[] {TAB, ISO_LEFT_TAB});
    map.put(23, new int[] {CONTROL, CONTROL, CONTROL});
    map.put(24, new int[] {'q', 'Q', '@'});
  }

  /// What was pressed, modifiers left out.
  List<Integer> seen() {
    return presses.stream().map(Press::keysym).toList();
  }

  List<Press> presses() {
    return presses;
  }

  Set<Integer> down() {
    return down;
  }

  boolean isAssigned(int keysym) {
    return map.values().stream().anyMatch(symbols -> symbols[0] == keysym);
  }

  @Override
  public void refresh() {}

  @Override
  public int lowestKeycode() {
    return 8;
  }

  @Override
  public int highestKeycode() {
    return 31;
  }

  @Override
  public int modifiers() {
    return (down.contains(20) ? 1 : 0)
        | (down.contains(21) ? 0x80 : 0)
        | (down.contains(23) ? 4 : 0);
  }

  @Override
  public int modifiersOf(int keysym) {
    return keysym == SHIFT ? 1 : keysym == ALT_GR ? 0x80 : keysym == CONTROL ? 4 : 0;
  }

  @Override
  public int keysym(int keycode, int modifiers) {
    int[] symbols = map.getOrDefault(keycode, new int[] {0});
    int level = (modifiers & 0x80) != 0 && symbols.length > 2 ? 2 : modifiers & 1;
    return symbols[Math.min(level, symbols.length - 1)];
  }

  @Override
  public void key(int keycode, boolean pressed) {
    if (pressed) {
      int symbol = keysym(keycode, modifiers());
      if (symbol != SHIFT && symbol != ALT_GR && symbol != CONTROL) {
        presses.add(new Press(keycode, symbol));
      }
      down.add(keycode);
    } else {
      down.remove(keycode);
    }
  }

  @Override
  public void assign(int keycode, int keysym) {
    map.put(keycode, new int[] {keysym, keysym});
  }
}
