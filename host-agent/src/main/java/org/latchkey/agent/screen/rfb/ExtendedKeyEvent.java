package org.latchkey.agent.screen.rfb;

import java.io.IOException;

/// A key went down or up, named by its symbol and its place ("The RFB Protocol", QEMU Client
/// Message, extended key event).
///
/// ```
/// 255 u8 | 0 u8 | down u16 | key symbol u32 | scancode u32
/// ```
///
/// @param keysym 0 when the viewer knows only the place
/// @param scancode in set 1 of PC keyboards, bit 7 for those after 0xe0
record ExtendedKeyEvent(boolean down, int keysym, int scancode) implements ClientMessage {
  /// Of all of QEMU's messages.
  static final int TYPE = 255;

  static final int SUBTYPE = 0;

  /// Reads what follows the type.
  static ExtendedKeyEvent read(RfbReader in) throws IOException, RfbFault {
    int subtype = in.u8();
    if (subtype != SUBTYPE) {
      throw new RfbFault("a message of QEMU's of type " + subtype);
    }
    return new ExtendedKeyEvent(in.u16() != 0, in.s32(), in.s32());
  }

  /// Never shows which key.
  @Override
  public String toString() {
    return "ExtendedKeyEvent";
  }
}
