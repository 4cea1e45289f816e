package org.latchkey.agent.screen.rfb;

import org.latchkey.agent.screen.capture.Frame;
import org.latchkey.agent.screen.capture.Rectangle;

/// A way to send the pixels of an area: one class each.
interface RectangleEncoding {
  /// No rectangle may be wider.
  int widestPixels();

  /// How many pixels are sure to fit into so many bytes, headers included, whatever they are; 0 or
  /// less for none.
  long mostPixels(long roomBytes);

  /// Appends the area with its header. The frame is only read.
  ///
  /// @return how many rectangles it took, mostly one
  int encode(Frame frame, Rectangle area, PixelConversion conversion, RfbWriter out);

  /// Whether the area encoded last arrives exactly, as far as the format can show it.
  default boolean isExact() {
    return true;
  }

  /// Writes what every rectangle starts with (RFC 6143 §7.6.1).
  static void header(Rectangle area, int encoding, RfbWriter out) {
    out.u16(area.x());
    out.u16(area.y());
    out.u16(area.width());
    out.u16(area.height());
    out.s32(encoding);
  }

  /// The encoding that a header at this place names.
  static int encodingAt(RfbWriter out, int start) {
    return out.s32At(start + HEADER_BYTES - Integer.BYTES);
  }

  int HEADER_BYTES = 12;
}
