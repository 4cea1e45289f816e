package org.latchkey.agent.screen.rfb;

import java.io.IOException;

/// Where the pointer is and which buttons are down (RFC 6143 §7.5.5).
///
/// ```
/// 5 u8 | button mask u8 | x u16 | y u16
/// ```
///
/// @param buttons bit 0 for button 1; 4 to 7 are the wheel
record PointerEvent(int buttons, int x, int y) implements ClientMessage {
  static final int TYPE = 5;

  /// Reads what follows the type.
  static PointerEvent read(RfbReader in) throws IOException {
    return new PointerEvent(in.u8(), in.u16(), in.u16());
  }
}
