package org.latchkey.agent.screen.input;

/// What kinds of key symbols there are (`X11/keysymdef.h`).
final class KeySymbols {
  static final int SHIFT_LEFT = 0xffe1;
  static final int SHIFT_RIGHT = 0xffe2;
  static final int CONTROL_LEFT = 0xffe3;
  static final int ALT_LEFT = 0xffe9;
  static final int SUPER_LEFT = 0xffeb;
  static final int LEVEL3_SHIFT = 0xfe03;

  private static final int LEVEL5_SHIFT = 0xfe11;
  private static final int MODE_SWITCH = 0xff7e;
  private static final int CAPS_LOCK = 0xffe5;
  private static final int SHIFT_LOCK = 0xffe6;
  private static final int HYPER_RIGHT = 0xffee;

  /// From here on a symbol names a key rather than a character.
  private static final int FIRST_FUNCTION = 0xfd00;

  private static final int LAST_FUNCTION = 0xffff;
  private static final int FIRST_DEAD = 0xfe50;
  private static final int LAST_DEAD = 0xfe93;
  private static final int FIRST_KEYPAD = 0xff80;
  private static final int LAST_KEYPAD = 0xffbf;

  /// `0x01000000 | code point` for characters that have an older name of their own, too.
  private static final int UNICODE = 0x0100_0000;

  private static final int LAST_UNICODE = UNICODE | Character.MAX_CODE_POINT;

  private KeySymbols() {}

  /// Latin-1 characters have one name on keyboard maps, the code point itself.
  static int withoutPlane(int symbol) {
    int codePoint = symbol - UNICODE;
    boolean latin1 =
        (codePoint >= 0x20 && codePoint <= 0x7e) || (codePoint >= 0xa0 && codePoint <= 0xff);
    return latin1 ? codePoint : symbol;
  }

  /// Whether the symbol is written: a character, or a dead key, which becomes part of one.
  static boolean isWritten(int symbol) {
    boolean unicode = symbol >= UNICODE && symbol <= LAST_UNICODE;
    boolean older = symbol >= 0x20 && symbol < FIRST_FUNCTION;
    return unicode || older || (symbol >= FIRST_DEAD && symbol <= LAST_DEAD);
  }

  /// Whether Shift and AltGr take no part in what the key does. Those of the keypad change with
  /// Shift.
  static boolean isFunction(int symbol) {
    boolean named = symbol >= FIRST_FUNCTION && symbol <= LAST_FUNCTION;
    return named && !isWritten(symbol) && !(symbol >= FIRST_KEYPAD && symbol <= LAST_KEYPAD);
  }

  /// Whether the key is held down for what other keys do meanwhile.
  static boolean isModifier(int symbol) {
    boolean named = symbol >= SHIFT_LEFT && symbol <= HYPER_RIGHT;
    boolean locks = symbol == CAPS_LOCK || symbol == SHIFT_LOCK;
    return (named && !locks)
        || symbol == LEVEL3_SHIFT
        || symbol == LEVEL5_SHIFT
        || symbol == MODE_SWITCH;
  }
}
