package org.latchkey.agent.screen.rfb;

import java.io.DataOutputStream;
import java.io.IOException;

/// A pixel format from the viewer's side.
public record ViewerFormat(
    int bits,
    int depth,
    boolean bigEndian,
    int redMaximum,
    int greenMaximum,
    int blueMaximum,
    int redShift,
    int greenShift,
    int blueShift) {
  /// noVNC 1.7: 32 bits, red in the lowest byte.
  public static final ViewerFormat NOVNC = new ViewerFormat(32, 24, false, 255, 255, 255, 0, 8, 16);

  /// What the server offers, in force until the viewer sets another.
  public static final ViewerFormat SERVER =
      new ViewerFormat(32, 24, false, 255, 255, 255, 16, 8, 0);

  public static final ViewerFormat BIG_ENDIAN =
      new ViewerFormat(32, 24, true, 255, 255, 255, 16, 8, 0);
  public static final ViewerFormat RGB565 = new ViewerFormat(16, 16, false, 31, 63, 31, 11, 5, 0);
  public static final ViewerFormat BGR233 = new ViewerFormat(8, 8, false, 7, 7, 3, 0, 3, 6);

  void writeSetPixelFormat(DataOutputStream out) throws IOException {
    out.writeInt(0);
    out.writeByte(bits);
    out.writeByte(depth);
    out.writeByte(bigEndian ? 1 : 0);
    out.writeByte(1);
    out.writeShort(redMaximum);
    out.writeShort(greenMaximum);
    out.writeShort(blueMaximum);
    out.writeByte(redShift);
    out.writeByte(greenShift);
    out.writeByte(blueShift);
    out.write(new byte[3]);
  }

  /// Reads a pixel and gives its color with eight bits a channel.
  int read(ReferenceViewer in) throws IOException {
    return color(in.bytes(bits / 8), 0);
  }

  int color(byte[] bytes, int start) {
    int count = bits / 8;
    int pixel = 0;
    for (int i = 0; i < count; i++) {
      pixel |= (bytes[start + i] & 0xff) << (8 * (bigEndian ? count - 1 - i : i));
    }
    int red = (pixel >>> redShift & redMaximum) * 255 / redMaximum;
    int green = (pixel >>> greenShift & greenMaximum) * 255 / greenMaximum;
    int blue = (pixel >>> blueShift & blueMaximum) * 255 / blueMaximum;
    return red << 16 | green << 8 | blue;
  }

  /// Whether Tight's short form of a pixel applies: three bytes, red first.
  boolean hasShortPixels() {
    return bits == 32
        && depth == 24
        && redMaximum == 255
        && greenMaximum == 255
        && blueMaximum == 255;
  }
}
