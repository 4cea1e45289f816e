package org.latchkey.agent.screen.rfb;

import java.util.Arrays;
import org.latchkey.agent.screen.capture.CursorPicture;

/// The shape of the pointer, which the viewer draws itself (RFC 6143 §7.8.1).
///
/// ```
/// hotspot x u16 | hotspot y u16 | width u16 | height u16 | -239 s32
/// pixels, as the format says | mask: a bit for each pixel, each row from a byte of its own
/// ```
///
/// The mask has no half tones: a pixel is shown from half opacity on, with its full color.
final class CursorEncoding {
  /// Larger ones are not sent: the viewer keeps the one it has.
  static final int MOST_PIXELS_A_SIDE = 128;

  private static final int HALF_OPAQUE = 0x80;

  private CursorEncoding() {}

  static boolean isTooLarge(CursorPicture cursor) {
    return cursor.widthPixels() > MOST_PIXELS_A_SIDE || cursor.heightPixels() > MOST_PIXELS_A_SIDE;
  }

  /// What it takes in the widest format.
  static long worstBytes(CursorPicture cursor) {
    long pixels = (long) cursor.widthPixels() * cursor.heightPixels();
    return RectangleEncoding.HEADER_BYTES + pixels * 4 + maskStride(cursor) * cursor.heightPixels();
  }

  static void encode(CursorPicture cursor, PixelConversion conversion, RfbWriter out) {
    int width = cursor.widthPixels();
    int height = cursor.heightPixels();
    out.u16(Math.clamp(cursor.hotspotX(), 0, Math.max(0, width - 1)));
    out.u16(Math.clamp(cursor.hotspotY(), 0, Math.max(0, height - 1)));
    out.u16(width);
    out.u16(height);
    out.s32(Encodings.CURSOR);
    int[] row = new int[width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        row[x] = conversion.convert(opaque(cursor.pixel(x, y)));
      }
      int start = out.reserve(width * conversion.format().bytesPerPixel());
      conversion.write(row, width, out.array(), start);
    }
    for (int y = 0; y < height; y++) {
      mask(cursor, y, out);
    }
  }

  private static void mask(CursorPicture cursor, int y, RfbWriter out) {
    int start = out.reserve((int) maskStride(cursor));
    byte[] bytes = out.array();
    Arrays.fill(bytes, start, out.length(), (byte) 0);
    for (int x = 0; x < cursor.widthPixels(); x++) {
      if (cursor.pixel(x, y) >>> 24 >= HALF_OPAQUE) {
        bytes[start + x / 8] |= (byte) (0x80 >>> (x % 8));
      }
    }
  }

  /// The color of a pixel that was multiplied by its opacity.
  private static int opaque(int pixel) {
    int alpha = pixel >>> 24;
    if (alpha < HALF_OPAQUE) {
      return 0;
    }
    int red = Math.min(255, ((pixel >>> 16) & 0xff) * 255 / alpha);
    int green = Math.min(255, ((pixel >>> 8) & 0xff) * 255 / alpha);
    int blue = Math.min(255, (pixel & 0xff) * 255 / alpha);
    return (red << 16) | (green << 8) | blue;
  }

  private static long maskStride(CursorPicture cursor) {
    return (cursor.widthPixels() + 7L) / 8;
  }
}
