package org.latchkey.agent.screen.rfb;

import java.io.IOException;
import org.latchkey.agent.screen.capture.Rectangle;

/// The viewer wants updates of the area without asking for each, or no longer ("The RFB Protocol",
/// EnableContinuousUpdates).
///
/// ```
/// 150 u8 | enable u8 | x u16 | y u16 | width u16 | height u16
/// ```
///
/// @param area may lie outside of the picture
record EnableContinuousUpdates(boolean enable, Rectangle area) implements ClientMessage {
  static final int TYPE = 150;

  /// Reads what follows the type.
  static EnableContinuousUpdates read(RfbReader in) throws IOException {
    boolean enable = in.u8() != 0;
    return new EnableContinuousUpdates(
        enable, new Rectangle(in.u16(), in.u16(), in.u16(), in.u16()));
  }
}
