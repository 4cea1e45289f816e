package org.latchkey.agent.screen.rfb;

import org.latchkey.agent.screen.capture.CursorPicture;

/// VMware's cursor with alpha ("The RFB Protocol", VMware Cursor), the only one with half tones
/// that noVNC knows.
///
/// ```
/// 1 u8 | padding 1 | red u8, green u8, blue u8, alpha u8, for each pixel
/// ```
///
/// Colors are not multiplied by alpha: noVNC and TigerVNC paint them so.
final class VmwareCursorEncoding implements CursorEncoding {
  private static final int WITH_ALPHA = 1;

  @Override
  public long worstBytes(CursorPicture cursor) {
    return RectangleEncoding.HEADER_BYTES + 2 + CursorEncoding.pixels(cursor) * 4;
  }

  @Override
  public void encode(CursorPicture cursor, PixelConversion conversion, RfbWriter out) {
    CursorEncoding.header(cursor, Encodings.VMWARE_CURSOR, out);
    out.u8(WITH_ALPHA);
    out.u8(0);
    for (int y = 0; y < cursor.heightPixels(); y++) {
      for (int x = 0; x < cursor.widthPixels(); x++) {
        out.s32(cursor.color(x, y) << 8 | cursor.pixel(x, y) >>> 24);
      }
    }
  }
}
