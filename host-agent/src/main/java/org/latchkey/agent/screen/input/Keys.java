package org.latchkey.agent.screen.input;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Presses keys so that each key symbol has the effect that it names, although the viewer's
/// keyboard may have another layout than this one (`docs/screen.md` §6).
///
/// The viewer sends its own Shift and AltGr as keys, too. Where the symbol needs other modifiers
/// here than are down, they are pressed or let go for the moment of the press. Of several keys that
/// give the symbol it is the one in the same place as the viewer's. A symbol that no key has is
/// given to a spare key, unless the place says more than the symbol does. Repeats of a key that is
/// down are ignored: the X server repeats keys itself.
final class Keys {
  private static final int SHIFT_BIT = 1;

  /// Keys without a place are known by their symbols, others by their places.
  private static final long NO_PLACE = 1L << 32;

  private record Choice(int keycode, int modifiers) {
    static final Choice NONE = new Choice(0, 0);
  }

  private record Held(int symbol, int keycode) {}

  private final KeyboardDevice device;
  private final SpareKeys spares;
  private final Map<Long, Held> held = new LinkedHashMap<>();

  Keys(KeyboardDevice device, Rest rest) {
    this.device = device;
    this.spares = new SpareKeys(device, rest);
  }

  /// @param keysym 0 when the viewer knows only the place
  /// @param scancode the place of the key, as in [Scancodes]; 0 when the viewer knows none
  void set(int keysym, int scancode, boolean down) throws IOException {
    int symbol = KeySymbols.withoutPlane(keysym);
    long identity = scancode != 0 ? scancode : NO_PLACE | Integer.toUnsignedLong(symbol);
    if (down) {
      press(identity, symbol, Scancodes.keycode(scancode));
    } else {
      release(identity, symbol);
    }
  }

  /// Lets go of everything. Modifiers are remembered, because the viewer believes that they are
  /// down.
  void pause() throws IOException {
    for (Map.Entry<Long, Held> entry : List.copyOf(held.entrySet())) {
      Held key = entry.getValue();
      letGo(entry.getKey());
      if (KeySymbols.isModifier(key.symbol())) {
        held.put(entry.getKey(), key);
      }
    }
  }

  /// Presses the remembered modifiers again.
  void resume() throws IOException {
    for (Held key : held.values()) {
      device.key(key.keycode(), true);
    }
  }

  /// Lets go of everything and gives back the spare keys.
  void releaseAll() throws IOException {
    for (long identity : List.copyOf(held.keySet())) {
      letGo(identity);
    }
    spares.giveBack();
  }

  private void press(long identity, int symbol, int place) throws IOException {
    Held before = held.get(identity);
    if (before != null && before.symbol() == symbol) {
      return;
    }
    letGo(identity);
    device.refresh();
    Choice choice = choose(symbol, place);
    if (choice.keycode() == 0) {
      return;
    }
    letGoOf(choice.keycode());
    held.put(identity, new Held(symbol, choice.keycode()));
    List<Integer> switched = switchModifiers(choice.modifiers());
    device.key(choice.keycode(), true);
    spares.used(choice.keycode());
    switchBack(switched);
  }

  /// A viewer may name a key by its place when it goes down and not when it goes up.
  private void release(long identity, int symbol) throws IOException {
    if (held.containsKey(identity)) {
      letGo(identity);
      return;
    }
    for (Map.Entry<Long, Held> entry : held.entrySet()) {
      if (identity > NO_PLACE && entry.getValue().symbol() == symbol) {
        letGo(entry.getKey());
        return;
      }
    }
  }

  private void letGo(long identity) throws IOException {
    Held key = held.remove(identity);
    if (key != null) {
      device.key(key.keycode(), false);
      spares.used(key.keycode());
    }
  }

  /// A key that is down already was let go under another symbol, as when Shift went up before it.
  private void letGoOf(int keycode) throws IOException {
    for (Map.Entry<Long, Held> entry : List.copyOf(held.entrySet())) {
      if (entry.getValue().keycode() == keycode) {
        letGo(entry.getKey());
      }
    }
  }

  private Choice choose(int symbol, int place) throws IOException {
    int now = device.modifiers();
    if (symbol == 0) {
      return inPlace(place, now);
    }
    Choice onMap = onMap(symbol, place, now);
    if (onMap.keycode() != 0) {
      return onMap;
    }
    if (!KeySymbols.isWritten(symbol) || isShortcut(now)) {
      Choice inPlace = inPlace(place, now);
      if (inPlace.keycode() != 0) {
        return inPlace;
      }
    }
    List<Integer> down = held.values().stream().map(Held::keycode).toList();
    int spare = spares.keyFor(symbol, down);
    return spare == 0 ? Choice.NONE : onMap(symbol, spare, now);
  }

  /// The key that gives the symbol with the fewest changes of modifiers.
  private Choice onMap(int symbol, int place, int now) {
    int level3 = device.modifiersOf(KeySymbols.LEVEL3_SHIFT);
    if (KeySymbols.isFunction(symbol)) {
      int keycode = find(symbol, 0, place);
      if (keycode != 0) {
        return new Choice(keycode, now);
      }
    }
    for (int modifiers : new int[] {now, now ^ SHIFT_BIT, now ^ level3, now ^ SHIFT_BIT ^ level3}) {
      int keycode = find(symbol, modifiers, place);
      if (keycode != 0) {
        return new Choice(keycode, modifiers);
      }
    }
    return Choice.NONE;
  }

  /// The key at this place, whatever it gives, as long as it gives something of its own.
  private Choice inPlace(int place, int now) {
    boolean usable =
        place >= device.lowestKeycode()
            && place <= device.highestKeycode()
            && !spares.isLent(place)
            && device.keysym(place, 0) != 0;
    return usable ? new Choice(place, now) : Choice.NONE;
  }

  /// With these down, a key is meant rather than a character.
  private boolean isShortcut(int modifiers) {
    int bits =
        device.modifiersOf(KeySymbols.CONTROL_LEFT)
            | device.modifiersOf(KeySymbols.ALT_LEFT)
            | device.modifiersOf(KeySymbols.SUPER_LEFT);
    return (modifiers & bits) != 0;
  }

  private int find(int symbol, int modifiers, int place) {
    int lowest = device.lowestKeycode();
    int highest = device.highestKeycode();
    if (place >= lowest && place <= highest && device.keysym(place, modifiers) == symbol) {
      return place;
    }
    for (int keycode = lowest; keycode <= highest; keycode++) {
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
    int level3 = device.modifiersOf(KeySymbols.LEVEL3_SHIFT);
    if (((now ^ wanted) & SHIFT_BIT) != 0) {
      flip((wanted & SHIFT_BIT) != 0, List.of(KeySymbols.SHIFT_LEFT, KeySymbols.SHIFT_RIGHT), undo);
    }
    if (((now ^ wanted) & level3) != 0) {
      flip((wanted & level3) != 0, List.of(KeySymbols.LEVEL3_SHIFT), undo);
    }
    return undo;
  }

  private void flip(boolean on, List<Integer> symbols, List<Integer> undo) throws IOException {
    if (on) {
      int keycode = find(symbols.getFirst(), 0, 0);
      if (keycode != 0) {
        device.key(keycode, true);
        undo.add(-keycode);
      }
      return;
    }
    for (Held key : held.values()) {
      if (symbols.contains(key.symbol())) {
        device.key(key.keycode(), false);
        undo.add(key.keycode());
      }
    }
  }

  private void switchBack(List<Integer> undo) throws IOException {
    for (int keycode : undo.reversed()) {
      device.key(Math.abs(keycode), keycode > 0);
    }
  }
}
