package org.latchkey.agent.screen.x11;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.latchkey.agent.screen.capture.LockKeys;

/// The lock keys of an X display: the modifiers that XKB has locked, not the lights, which not
/// every keyboard has.
final class KeyboardLocks {
  // X11/extensions/XKB.h
  private static final int USE_CORE_KEYBOARD = 0x100;
  private static final int STATE_NOTIFY = 2;
  private static final long MODIFIER_LOCK = 1L << 3;
  private static final int XKB_MAJOR = 1;

  // X11/X.h, X11/keysymdef.h
  private static final int LOCK_BIT = 2;
  private static final long NUM_LOCK = 0xff7f;
  private static final long SCROLL_LOCK = 0xff14;

  /// `XkbStateRec` (`X11/extensions/XKBstr.h`): `unsigned char locked_mods` at 9.
  private static final long STATE_BYTES = 18;

  private static final long LOCKED_MODIFIERS_OFFSET = 9;

  private final XDisplay display;
  private final MemorySegment state;
  private final int event;

  /// Has the display report changes by events of the type [#event].
  KeyboardLocks(XDisplay display, Arena arena) throws IOException {
    this.display = display;
    this.state = arena.allocate(STATE_BYTES, 8);
    MemorySegment out = arena.allocate(32, 8);
    out.set(JAVA_INT, 12, XKB_MAJOR);
    int there =
        LibX11.xkbQueryExtension(
            display.handle(),
            out,
            out.asSlice(4),
            out.asSlice(8),
            out.asSlice(12),
            out.asSlice(16));
    display.check();
    if (there == 0) {
      throw new IOException("display " + display.name() + " lacks the extension XKEYBOARD");
    }
    event = out.get(JAVA_INT, 4);
    var _ =
        LibX11.xkbSelectEventDetails(
            display.handle(), USE_CORE_KEYBOARD, STATE_NOTIFY, MODIFIER_LOCK, MODIFIER_LOCK);
  }

  /// The type of all events of XKB; it reports more than was selected.
  int event() {
    return event;
  }

  LockKeys read() throws IOException {
    MemorySegment handle = display.handle();
    var _ = LibX11.xkbGetState(handle, USE_CORE_KEYBOARD, state);
    int locked = state.get(JAVA_BYTE, LOCKED_MODIFIERS_OFFSET);
    boolean scroll = (locked & LibX11.xkbKeysymToModifiers(handle, SCROLL_LOCK)) != 0;
    boolean number = (locked & LibX11.xkbKeysymToModifiers(handle, NUM_LOCK)) != 0;
    display.check();
    return new LockKeys(scroll, number, (locked & LOCK_BIT) != 0);
  }
}
