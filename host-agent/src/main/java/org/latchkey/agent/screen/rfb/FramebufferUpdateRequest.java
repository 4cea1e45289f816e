package org.latchkey.agent.screen.rfb;

import java.io.IOException;
import org.latchkey.agent.screen.capture.Rectangle;

/// The viewer asks for the area: what changed in it, or all of it (RFC 6143 §7.5.3).
///
/// ```
/// 3 u8 | incremental u8 | x u16 | y u16 | width u16 | height u16
/// ```
///
/// @param area may lie outside of the picture
record FramebufferUpdateRequest(boolean incremental, Rectangle area) implements ClientMessage {
  static final int TYPE = 3;

  /// Reads what follows the type.
  static FramebufferUpdateRequest read(RfbReader in) throws IOException {
    boolean incremental = in.u8() != 0;
    Rectangle area = new Rectangle(in.u16(), in.u16(), in.u16(), in.u16());
    return new FramebufferUpdateRequest(incremental, area);
  }
}
