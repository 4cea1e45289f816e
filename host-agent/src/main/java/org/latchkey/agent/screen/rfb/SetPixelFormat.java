package org.latchkey.agent.screen.rfb;

import java.io.IOException;

/// The pixel format from the next update on (RFC 6143 §7.5.1).
///
/// ```
/// 0 u8 | padding 3 | pixel format 16
/// ```
record SetPixelFormat(PixelFormat format) implements ClientMessage {
  static final int TYPE = 0;

  /// Reads what follows the type.
  static SetPixelFormat read(RfbReader in) throws IOException, RfbFault {
    in.skip(3);
    return new SetPixelFormat(PixelFormat.read(in));
  }
}
