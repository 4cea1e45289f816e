package org.latchkey.agent.screen.rfb;

import org.latchkey.agent.screen.capture.CursorPicture;

/// Cursor With Alpha ("The RFB Protocol"): half tones as they are, whatever the pixel format.
///
/// ```
/// encoding of the pixels s32, Raw | red u8, green u8, blue u8, alpha u8, for each pixel
/// ```
///
/// Colors are multiplied by alpha.
final class AlphaCursorEncoding implements CursorEncoding {
  @Override
  public long worstBytes(CursorPicture cursor) {
    return RectangleEncoding.HEADER_BYTES + 4 + CursorEncoding.pixels(cursor) * 4;
  }

  @Override
  public void encode(CursorPicture cursor, PixelConversion conversion, RfbWriter out) {
    CursorEncoding.header(cursor, Encodings.CURSOR_WITH_ALPHA, out);
    out.s32(Encodings.RAW);
    for (int y = 0; y < cursor.heightPixels(); y++) {
      for (int x = 0; x < cursor.widthPixels(); x++) {
        out.s32(Integer.rotateLeft(cursor.pixel(x, y), 8));
      }
    }
  }
}
