package org.latchkey.agent.screen.rfb;

import org.latchkey.agent.screen.capture.Frame;
import org.latchkey.agent.screen.capture.Rectangle;

/// A way to send the pixels of an area: one class each.
interface RectangleEncoding {
  /// No rectangle may be wider.
  int widestPixels();

  /// The most bytes that a rectangle of so many pixels can take, its header included.
  long worstBytes(long pixels);

  /// Appends the rectangle with its header. The frame is only read.
  void encode(Frame frame, Rectangle area, PixelConversion conversion, RfbWriter out);

  /// Writes what every rectangle starts with (RFC 6143 §7.6.1).
  static void header(Rectangle area, int encoding, RfbWriter out) {
    out.u16(area.x());
    out.u16(area.y());
    out.u16(area.width());
    out.u16(area.height());
    out.s32(encoding);
  }

  int HEADER_BYTES = 12;
}
