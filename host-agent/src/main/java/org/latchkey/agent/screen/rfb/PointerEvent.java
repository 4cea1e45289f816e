package org.latchkey.agent.screen.rfb;

import java.io.IOException;

/// Where the pointer is and which buttons are down (RFC 6143 §7.5.5). With Extended Mouse Buttons
/// ("The RFB Protocol", -316), bit 7 of the mask says that the buttons from 8 on follow.
///
/// ```
/// 5 u8 | button mask u8 | x u16 | y u16
/// 5 u8 | button mask u8, bit 7 set | x u16 | y u16 | buttons from 8 on u8, bits 2 to 7 clear
/// ```
///
/// @param buttons bit 0 for button 1; 4 to 7 are the wheel, 8 and 9 back and forward
record PointerEvent(int buttons, int x, int y) implements ClientMessage {
  static final int TYPE = 5;

  private static final int LOW_BUTTONS = 7;
  private static final int MORE_FOLLOW = 1 << LOW_BUTTONS;
  private static final int HIGHEST = 3;

  /// Reads what follows the type.
  ///
  /// @param extended whether the viewer knows Extended Mouse Buttons; one that does not sends
  ///   button 8 as bit 7
  static PointerEvent read(RfbReader in, boolean extended) throws IOException, RfbFault {
    int mask = in.u8();
    int x = in.u16();
    int y = in.u16();
    if (!extended || (mask & MORE_FOLLOW) == 0) {
      return new PointerEvent(mask, x, y);
    }
    int high = in.u8();
    if (high > HIGHEST) {
      throw new RfbFault("buttons that no mouse has: " + high);
    }
    return new PointerEvent((mask & ~MORE_FOLLOW) | high << LOW_BUTTONS, x, y);
  }
}
