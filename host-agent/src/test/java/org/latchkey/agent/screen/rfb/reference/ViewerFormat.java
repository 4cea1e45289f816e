package org.latchkey.agent.screen.rfb.reference;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.stream.IntStream;

/// A pixel format from the viewer's side (RFC 6143 §7.4), true color only. A pixel is an `int`
/// without what the format leaves unused; a color is `0x00RRGGBB`.
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

  public void writeSetPixelFormat(DataOutputStream out) throws IOException {
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

  int bytesPerPixel() {
    return bits / 8;
  }

  /// The pixel in the bytes from `start` on.
  int pixel(byte[] bytes, int start) {
    return pixel(bytes, start, bytesPerPixel());
  }

  private int pixel(byte[] bytes, int start, int count) {
    int pixel = 0;
    for (int i = 0; i < count; i++) {
      pixel |= (bytes[start + i] & 0xff) << (8 * (bigEndian ? count - 1 - i : i));
    }
    return pixel & used();
  }

  /// The bits that hold the color.
  private int used() {
    return redMaximum << redShift | greenMaximum << greenShift | blueMaximum << blueShift;
  }

  /// ZRLE's and TRLE's short pixel (RFC 6143 §7.7.5, `CPIXEL`): three of four bytes, when the
  /// others hold nothing. The lower three, if either would do.
  int bytesPerCompressedPixel() {
    return lowerBytesSuffice() || upperBytesSuffice() ? 3 : bytesPerPixel();
  }

  int compressedPixel(byte[] bytes, int start) {
    if (lowerBytesSuffice()) {
      return pixel(bytes, start, 3);
    }
    return upperBytesSuffice() ? upper(bytes, start) : pixel(bytes, start);
  }

  private int upper(byte[] bytes, int start) {
    int pixel = 0;
    for (int i = 0; i < 3; i++) {
      pixel |= (bytes[start + i] & 0xff) << (8 * (bigEndian ? 3 - i : i + 1));
    }
    return pixel & used();
  }

  private boolean lowerBytesSuffice() {
    return bits == 32 && depth <= 24 && (used() & 0xff000000) == 0;
  }

  private boolean upperBytesSuffice() {
    return bits == 32 && depth <= 24 && (used() & 0xff) == 0;
  }

  /// Tight's short pixel ("The RFB Protocol", `TPIXEL`): red, green, blue.
  int bytesPerTightPixel() {
    return hasTightPixels() ? 3 : bytesPerPixel();
  }

  int tightPixel(byte[] bytes, int start) {
    if (!hasTightPixels()) {
      return pixel(bytes, start);
    }
    return (bytes[start] & 0xff) << redShift
        | (bytes[start + 1] & 0xff) << greenShift
        | (bytes[start + 2] & 0xff) << blueShift;
  }

  private boolean hasTightPixels() {
    return bits == 32
        && depth == 24
        && redMaximum == 255
        && greenMaximum == 255
        && blueMaximum == 255;
  }

  /// What the pixel looks like.
  public int color(int pixel) {
    int red = (pixel >>> redShift & redMaximum) * 255 / redMaximum;
    int green = (pixel >>> greenShift & greenMaximum) * 255 / greenMaximum;
    int blue = (pixel >>> blueShift & blueMaximum) * 255 / blueMaximum;
    return red << 16 | green << 8 | blue;
  }

  /// The pixel that comes nearest to the color, each channel by itself.
  public int nearest(int color) {
    return nearest(color >>> 16, redMaximum) << redShift
        | nearest(color >>> 8, greenMaximum) << greenShift
        | nearest(color, blueMaximum) << blueShift;
  }

  /// The nearest pixels of a whole picture.
  public int[] nearest(int[] colors) {
    return IntStream.of(colors).map(this::nearest).toArray();
  }

  private static int nearest(int channel, int maximum) {
    return (int) Math.round((channel & 0xff) * (double) maximum / 255);
  }
}
