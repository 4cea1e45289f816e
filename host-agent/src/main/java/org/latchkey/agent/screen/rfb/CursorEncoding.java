package org.latchkey.agent.screen.rfb;

import org.latchkey.agent.screen.capture.CursorPicture;

/// A way to send the shape of the pointer, which the viewer draws itself: one class each.
///
/// ```
/// hotspot x u16 | hotspot y u16 | width u16 | height u16 | encoding s32 | shape
/// ```
interface CursorEncoding {
  /// Larger ones are not sent: the viewer keeps the one it has.
  int MOST_PIXELS_A_SIDE = 128;

  static boolean isTooLarge(CursorPicture cursor) {
    return cursor.widthPixels() > MOST_PIXELS_A_SIDE || cursor.heightPixels() > MOST_PIXELS_A_SIDE;
  }

  /// What it takes at most, with its header.
  long worstBytes(CursorPicture cursor);

  /// Appends the cursor with its header.
  void encode(CursorPicture cursor, PixelConversion conversion, RfbWriter out);

  static void header(CursorPicture cursor, int encoding, RfbWriter out) {
    int width = cursor.widthPixels();
    int height = cursor.heightPixels();
    out.u16(Math.clamp(cursor.hotspotX(), 0, Math.max(0, width - 1)));
    out.u16(Math.clamp(cursor.hotspotY(), 0, Math.max(0, height - 1)));
    out.u16(width);
    out.u16(height);
    out.s32(encoding);
  }

  static long pixels(CursorPicture cursor) {
    return (long) cursor.widthPixels() * cursor.heightPixels();
  }
}
