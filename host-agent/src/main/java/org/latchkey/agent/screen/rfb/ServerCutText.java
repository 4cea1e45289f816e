package org.latchkey.agent.screen.rfb;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/// Text that was cut or copied on the host, for viewers without the extended clipboard (RFC 6143
/// §7.6.4). Latin-1: other characters become question marks.
///
/// ```
/// 3 u8 | padding 3 | length u32 | text
/// ```
record ServerCutText(String text) {
  static final int TYPE = 3;

  void write(RfbWriter out) {
    byte[] bytes = text.getBytes(ISO_8859_1);
    header(bytes.length, out);
    out.bytes(bytes);
  }

  /// @param length negative for the extended clipboard
  static void header(int length, RfbWriter out) {
    out.u8(TYPE);
    out.zeros(3);
    out.s32(length);
  }

  /// Never shows what.
  @Override
  public String toString() {
    return "ServerCutText";
  }
}
