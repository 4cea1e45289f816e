package org.latchkey.agent.screen.rfb;

import java.util.Arrays;
import org.latchkey.agent.screen.capture.CursorPicture;

/// Cursor (RFC 6143 §7.8.1): pixels as the format says, then a mask of a bit for each, each row
/// from a byte of its own.
///
/// The mask has no half tones: a pixel is shown from half opacity on, with its full color.
final class MaskedCursorEncoding implements CursorEncoding {
  private static final int HALF_OPAQUE = 0x80;
  private static final int WIDEST_PIXEL_BYTES = 4;

  @Override
  public long worstBytes(CursorPicture cursor) {
    return RectangleEncoding.HEADER_BYTES
        + CursorEncoding.pixels(cursor) * WIDEST_PIXEL_BYTES
        + (long) maskStride(cursor) * cursor.heightPixels();
  }

  @Override
  public void encode(CursorPicture cursor, PixelConversion conversion, RfbWriter out) {
    CursorEncoding.header(cursor, Encodings.CURSOR, out);
    int width = cursor.widthPixels();
    int[] row = new int[width];
    for (int y = 0; y < cursor.heightPixels(); y++) {
      for (int x = 0; x < width; x++) {
        boolean shown = cursor.pixel(x, y) >>> 24 >= HALF_OPAQUE;
        row[x] = conversion.convert(shown ? cursor.color(x, y) : 0);
      }
      int start = out.reserve(width * conversion.format().bytesPerPixel());
      conversion.write(row, width, out.array(), start);
    }
    for (int y = 0; y < cursor.heightPixels(); y++) {
      mask(cursor, y, out);
    }
  }

  private static void mask(CursorPicture cursor, int y, RfbWriter out) {
    int start = out.reserve(maskStride(cursor));
    byte[] bytes = out.array();
    Arrays.fill(bytes, start, out.length(), (byte) 0);
    for (int x = 0; x < cursor.widthPixels(); x++) {
      if (cursor.pixel(x, y) >>> 24 >= HALF_OPAQUE) {
        bytes[start + x / 8] |= (byte) (0x80 >>> (x % 8));
      }
    }
  }

  private static int maskStride(CursorPicture cursor) {
    return (cursor.widthPixels() + 7) / 8;
  }
}
