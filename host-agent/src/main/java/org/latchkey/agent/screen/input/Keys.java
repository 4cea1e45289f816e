package org.latchkey.agent.screen.input;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Presses keys so that each key symbol has the effect that it names, although the viewer's
/// keyboard has another layout than this one.
///
/// The viewer sends its own Shift and AltGr as keys, too. Where the symbol needs other modifiers
/// here than are down, they are pressed or let go for the moment of the press. A symbol that no key
/// has is given to a spare key. Repeats of a key that is down are ignored: the X server repeats
/// keys itself.
final class Keys {
  /// From here on a symbol names a key rather than a character (`X11/keysymdef.h`).
  private static final int FIRST_FUNCTION_KEYSYM = 0xfd00;

  private static final int LAST_FUNCTION_KEYSYM = 0xffff;
  private static final int FIRST_KEYPAD_KEYSYM = 0xff80;
  private static final int LAST_KEYPAD_KEYSYM = 0xffbf;
  private static final int SHIFT_LEFT = 0xffe1;
  private static final int SHIFT_RIGHT = 0xffe2;
  private static final int LEVEL3_SHIFT = 0xfe03;
  private static final int SHIFT_BIT = 1;

  /// `0x01000000 | code point` for characters that have an older name of their own, too.
  private static final int UNICODE_KEYSYM = 0x0100_0000;

  private record Choice(int keycode, int modifiers) {}

  private final KeyboardDevice device;
  private final SpareKeys spares;
  private final Map<Integer, Integer> held = new LinkedHashMap<>();

  Keys(KeyboardDevice device) {
    this.device = device;
    this.spares = new SpareKeys(device);
  }

  void set(int keysym, boolean down) throws IOException {
    int symbol = withoutPlane(keysym);
    if (down) {
      press(symbol);
    } else {
      release(symbol);
    }
  }

  /// Lets go of everything and gives back the spare keys.
  void releaseAll() throws IOException {
    for (int symbol : List.copyOf(held.keySet())) {
      release(symbol);
    }
    spares.giveBack();
  }

  private void press(int symbol) throws IOException {
    if (symbol == 0 || held.containsKey(symbol)) {
      return;
    }
    device.refresh();
    Choice choice = choose(symbol);
    held.put(symbol, choice.keycode());
    List<Integer> switched = switchModifiers(choice.modifiers());
    device.key(choice.keycode(), true);
    switchBack(switched);
  }

  private void release(int symbol) throws IOException {
    Integer keycode = held.remove(symbol);
    if (keycode != null && !held.containsValue(keycode)) {
      device.key(keycode, false);
    }
  }

  private Choice choose(int symbol) throws IOException {
    int now = device.modifiers();
    int level3 = device.modifiersOf(LEVEL3_SHIFT);
    if (isFunction(symbol)) {
      int keycode = find(symbol, 0);
      if (keycode != 0) {
        return new Choice(keycode, now);
      }
    }
    for (int modifiers : new int[] {now, now ^ SHIFT_BIT, now ^ level3, now ^ SHIFT_BIT ^ level3}) {
      int keycode = find(symbol, modifiers);
      if (keycode != 0) {
        return new Choice(keycode, modifiers);
      }
    }
    return new Choice(spares.keyFor(symbol, held.values()), now);
  }

  private int find(int symbol, int modifiers) {
    for (int keycode = device.lowestKeycode(); keycode <= device.highestKeycode(); keycode++) {
      if (device.keysym(keycode, modifiers) == symbol) {
        return keycode;
      }
    }
    return 0;
  }

  /// Presses or lets go of Shift and AltGr until the wanted ones are in force.
  ///
  /// @return what to undo: a key code to press again, or a negative one to let go
  private List<Integer> switchModifiers(int wanted) throws IOException {
    List<Integer> undo = new ArrayList<>();
    int now = device.modifiers();
    int level3 = device.modifiersOf(LEVEL3_SHIFT);
    if (((now ^ wanted) & SHIFT_BIT) != 0) {
      flip((wanted & SHIFT_BIT) != 0, List.of(SHIFT_LEFT, SHIFT_RIGHT), undo);
    }
    if (((now ^ wanted) & level3) != 0) {
      flip((wanted & level3) != 0, List.of(LEVEL3_SHIFT), undo);
    }
    return undo;
  }

  private void flip(boolean on, List<Integer> symbols, List<Integer> undo) throws IOException {
    if (on) {
      int keycode = find(symbols.getFirst(), 0);
      if (keycode != 0) {
        device.key(keycode, true);
        undo.add(-keycode);
      }
      return;
    }
    for (int symbol : symbols) {
      Integer keycode = held.get(symbol);
      if (keycode != null) {
        device.key(keycode, false);
        undo.add(keycode);
      }
    }
  }

  private void switchBack(List<Integer> undo) throws IOException {
    for (int keycode : undo.reversed()) {
      device.key(Math.abs(keycode), keycode > 0);
    }
  }

  private static boolean isFunction(int symbol) {
    boolean named = symbol >= FIRST_FUNCTION_KEYSYM && symbol <= LAST_FUNCTION_KEYSYM;
    return named && !(symbol >= FIRST_KEYPAD_KEYSYM && symbol <= LAST_KEYPAD_KEYSYM);
  }

  /// Latin-1 characters have one name on keyboard maps, the code point itself.
  private static int withoutPlane(int keysym) {
    int codePoint = keysym - UNICODE_KEYSYM;
    boolean latin1 =
        (codePoint >= 0x20 && codePoint <= 0x7e) || (codePoint >= 0xa0 && codePoint <= 0xff);
    return latin1 ? codePoint : keysym;
  }
}
