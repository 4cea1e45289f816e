package org.latchkey.agent.screen.rfb;

import java.io.IOException;

/// Text that the viewer cut or copied (RFC 6143 §7.5.6). It is skipped, not kept: the clipboard is
/// a module of its own (SPEC A16), and this stream must not be a way around its role.
///
/// ```
/// 6 u8 | padding 3 | length u32 | text
/// ```
record ClientCutText(long lengthBytes) implements ClientMessage {
  static final int TYPE = 6;

  static final int MAXIMUM_BYTES = 1 << 20;

  /// Reads what follows the type.
  static ClientCutText read(RfbReader in) throws IOException, RfbFault {
    in.skip(3);
    long length = in.u32();
    if (length > MAXIMUM_BYTES) {
      throw new RfbFault("a cut text of " + length + " bytes");
    }
    in.skip(length);
    return new ClientCutText(length);
  }
}
