package org.latchkey.agent.screen.rfb;

/// Pixels without the byte that holds nothing (RFC 6143 §7.7.5, `CPIXEL`): three of four bytes when
/// the format has 32 bits, a depth of at most 24, and its colors keep to the lower or the upper
/// three; the lower ones, if either would do. Any other format's pixels stay as they are.
final class CompressedPixels {
  private static final int LOWEST_BYTE = 0xff;
  private static final int HIGHEST_BYTE = 0xff << 24;

  private final PixelConversion conversion;
  private final boolean shortened;
  private final int shift;

  CompressedPixels(PixelConversion conversion) {
    PixelFormat format = conversion.format();
    int used = conversion.convert(0xffffff);
    boolean spare = format.bitsPerPixel() == 32 && format.depth() <= 24;
    this.conversion = conversion;
    this.shortened = spare && ((used & HIGHEST_BYTE) == 0 || (used & LOWEST_BYTE) == 0);
    this.shift = (used & HIGHEST_BYTE) == 0 ? 0 : 8;
  }

  PixelConversion conversion() {
    return conversion;
  }

  int bytesPerPixel() {
    return shortened ? 3 : conversion.format().bytesPerPixel();
  }

  /// Writes converted pixels.
  ///
  /// @return the position after the last byte
  int write(int[] pixels, int count, byte[] target, int start) {
    if (!shortened) {
      return conversion.write(pixels, count, target, start);
    }
    int first = shift + (conversion.format().bigEndian() ? 16 : 0);
    int last = shift + (conversion.format().bigEndian() ? 0 : 16);
    int at = start;
    for (int i = 0; i < count; i++) {
      int pixel = pixels[i];
      target[at] = (byte) (pixel >>> first);
      target[at + 1] = (byte) (pixel >>> (shift + 8));
      target[at + 2] = (byte) (pixel >>> last);
      at += 3;
    }
    return at;
  }
}
