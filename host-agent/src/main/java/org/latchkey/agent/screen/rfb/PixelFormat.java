package org.latchkey.agent.screen.rfb;

import java.io.IOException;

/// How the viewer wants its pixels (RFC 6143 §7.4).
///
/// ```
/// bits-per-pixel u8 | depth u8 | big-endian u8 | true-color u8
/// red-max u16 | green-max u16 | blue-max u16
/// red-shift u8 | green-shift u8 | blue-shift u8 | padding 3
/// ```
///
/// Only true color is served; a viewer that wants a color map is refused. Every maximum is a power
/// of two less one, as the RFC demands, and the three fields fit into the pixel without overlap.
record PixelFormat(
    int bitsPerPixel,
    int depth,
    boolean bigEndian,
    int redMaximum,
    int greenMaximum,
    int blueMaximum,
    int redShift,
    int greenShift,
    int blueShift) {
  static final int WIRE_BYTES = 16;

  /// What the server offers: the memory layout of a captured frame.
  static final PixelFormat NATIVE = new PixelFormat(32, 24, false, 255, 255, 255, 16, 8, 0);

  static PixelFormat read(RfbReader in) throws IOException, RfbFault {
    int bitsPerPixel = in.u8();
    int depth = in.u8();
    boolean bigEndian = in.u8() != 0;
    boolean trueColor = in.u8() != 0;
    PixelFormat format =
        new PixelFormat(
            bitsPerPixel,
            depth,
            bigEndian,
            in.u16(),
            in.u16(),
            in.u16(),
            in.u8(),
            in.u8(),
            in.u8());
    in.skip(3);
    if (!trueColor) {
      throw new RfbFault("a pixel format with a color map is not served");
    }
    format.check();
    return format;
  }

  void write(RfbWriter out) {
    out.u8(bitsPerPixel);
    out.u8(depth);
    out.u8(bigEndian ? 1 : 0);
    out.u8(1);
    out.u16(redMaximum);
    out.u16(greenMaximum);
    out.u16(blueMaximum);
    out.u8(redShift);
    out.u8(greenShift);
    out.u8(blueShift);
    out.zeros(3);
  }

  int bytesPerPixel() {
    return bitsPerPixel / 8;
  }

  /// Whether every color of the screen arrives exactly, in eight bits a channel.
  boolean isEightBitsPerChannel() {
    return bitsPerPixel == 32 && redMaximum == 255 && greenMaximum == 255 && blueMaximum == 255;
  }

  private void check() throws RfbFault {
    if (bitsPerPixel != 8 && bitsPerPixel != 16 && bitsPerPixel != 32) {
      throw new RfbFault("a pixel format of " + bitsPerPixel + " bits");
    }
    if (depth == 0 || depth > bitsPerPixel) {
      throw new RfbFault("a pixel format of depth " + depth);
    }
    long red = field(redMaximum, redShift);
    long green = field(greenMaximum, greenShift);
    long blue = field(blueMaximum, blueShift);
    if ((red & green) != 0 || (red & blue) != 0 || (green & blue) != 0) {
      throw new RfbFault("a pixel format whose colors overlap");
    }
  }

  private long field(int maximum, int shift) throws RfbFault {
    boolean ones = maximum > 0 && (maximum & maximum + 1) == 0;
    if (!ones || shift + Integer.bitCount(maximum) > bitsPerPixel) {
      throw new RfbFault("a color with maximum " + maximum + " at bit " + shift);
    }
    return (long) maximum << shift;
  }
}
