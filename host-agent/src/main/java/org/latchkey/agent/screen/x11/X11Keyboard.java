package org.latchkey.agent.screen.x11;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.latchkey.agent.screen.input.KeyboardDevice;

/// The core keyboard of an X display, read through XKB and played by XTest.
public final class X11Keyboard implements KeyboardDevice, Closeable {
  // X11/extensions/XKB.h
  private static final int USE_CORE_KEYBOARD = 0x100;
  private static final int KEY_TYPES_SYMBOLS_AND_MODIFIERS = 7;
  private static final int GROUP_SHIFT = 13;
  private static final int MODIFIER_BITS = 0xff;
  private static final int NO_SYMBOL = 0;

  /// `XkbStateRec` (`X11/extensions/XKBstr.h`): `unsigned char group; …; unsigned char mods` at 6.
  private static final long STATE_BYTES = 18;

  private static final long STATE_MODIFIERS_OFFSET = 6;

  /// Where the next out parameters go.
  private static final long SYMBOLS_OFFSET = 24;

  private final XDisplay display;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment state = arena.allocate(STATE_BYTES, 8);
  private final MemorySegment out = arena.allocate(64, 8);
  private final int lowestKeycode;
  private final int highestKeycode;
  private MemorySegment map = MemorySegment.NULL;

  /// The display stays the caller's.
  public X11Keyboard(XDisplay display) throws IOException {
    this.display = display;
    MemorySegment handle = display.handle();
    if (LibXtst.queryExtension(handle, at(0), at(4), at(8), at(12)) == 0) {
      throw new IOException("display " + display.name() + " lacks the extension XTEST");
    }
    var _ = LibXtst.grabControl(handle, 1);
    var _ = LibX11.displayKeycodes(handle, at(0), at(4));
    lowestKeycode = out.get(JAVA_INT, 0);
    highestKeycode = out.get(JAVA_INT, 4);
    refresh();
  }

  /// Throws the connection's events away, which nobody reads and which would pile up.
  @Override
  public void refresh() throws IOException {
    MemorySegment handle = display.handle();
    var _ = LibX11.sync(handle, 1);
    display.check();
    freeMap();
    map = LibX11.xkbGetMap(handle, KEY_TYPES_SYMBOLS_AND_MODIFIERS, USE_CORE_KEYBOARD);
    display.check();
    if (map.equals(MemorySegment.NULL)) {
      throw new IOException("display " + display.name() + " has no keyboard map");
    }
  }

  @Override
  public int lowestKeycode() {
    return lowestKeycode;
  }

  @Override
  public int highestKeycode() {
    return highestKeycode;
  }

  /// The modifiers, and above them the group (layout) in force.
  @Override
  public int modifiers() {
    var _ = LibX11.xkbGetState(display.handle(), USE_CORE_KEYBOARD, state);
    int group = state.get(JAVA_BYTE, 0) & 3;
    return (state.get(JAVA_BYTE, STATE_MODIFIERS_OFFSET) & MODIFIER_BITS) | (group << GROUP_SHIFT);
  }

  @Override
  public int modifiersOf(int keysym) {
    return LibX11.xkbKeysymToModifiers(display.handle(), Integer.toUnsignedLong(keysym));
  }

  @Override
  public int keysym(int keycode, int modifiers) {
    int found = LibX11.xkbTranslateKeyCode(map, keycode, modifiers, at(0), at(8));
    return found == 0 ? NO_SYMBOL : (int) out.get(JAVA_LONG, 8);
  }

  @Override
  public void key(int keycode, boolean down) throws IOException {
    var _ = LibXtst.fakeKeyEvent(display.handle(), keycode, down ? 1 : 0, 0);
    var _ = LibX11.flush(display.handle());
    display.check();
  }

  /// The same symbol on both levels, so that the server does not make a lower-case twin of it.
  @Override
  public void assign(int keycode, int keysym) throws IOException {
    out.set(JAVA_LONG, SYMBOLS_OFFSET, Integer.toUnsignedLong(keysym));
    out.set(JAVA_LONG, SYMBOLS_OFFSET + 8, Integer.toUnsignedLong(keysym));
    var _ = LibX11.changeKeyboardMapping(display.handle(), keycode, 2, at(SYMBOLS_OFFSET), 1);
    refresh();
  }

  private void freeMap() {
    if (!map.equals(MemorySegment.NULL)) {
      LibX11.xkbFreeKeyboard(map, KEY_TYPES_SYMBOLS_AND_MODIFIERS, 1);
      map = MemorySegment.NULL;
    }
  }

  private MemorySegment at(long offset) {
    return out.asSlice(offset);
  }

  @Override
  public void close() {
    freeMap();
    arena.close();
  }
}
