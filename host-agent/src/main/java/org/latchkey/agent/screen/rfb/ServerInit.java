package org.latchkey.agent.screen.rfb;

import static java.nio.charset.StandardCharsets.UTF_8;

/// The end of the handshake: size, format and name of the screen (RFC 6143 §7.3.2).
///
/// ```
/// width u16 | height u16 | pixel format 16 | length u32 | name
/// ```
record ServerInit(int widthPixels, int heightPixels, String name) {
  ServerInit {
    if (widthPixels < 1 || widthPixels > 0xffff || heightPixels < 1 || heightPixels > 0xffff) {
      throw new IllegalArgumentException("a screen of " + widthPixels + " by " + heightPixels);
    }
  }

  void write(RfbWriter out) {
    byte[] text = name.getBytes(UTF_8);
    out.u16(widthPixels);
    out.u16(heightPixels);
    PixelFormat.NATIVE.write(out);
    out.s32(text.length);
    out.bytes(text);
  }
}
