package org.latchkey.agent.screen.rfb;

import java.io.IOException;

/// A key went down or up, named by the X11 key symbol it stands for (RFC 6143 §7.5.4).
///
/// ```
/// 4 u8 | down u8 | padding 2 | key symbol u32
/// ```
record KeyEvent(boolean down, int keysym) implements ClientMessage {
  static final int TYPE = 4;

  /// Reads what follows the type.
  static KeyEvent read(RfbReader in) throws IOException {
    boolean down = in.u8() != 0;
    in.skip(2);
    return new KeyEvent(down, in.s32());
  }

  /// Never shows which key.
  @Override
  public String toString() {
    return "KeyEvent";
  }
}
