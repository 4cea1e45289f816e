package org.latchkey.agent.screen.rfb;

/// Turns pixels of the screen, `0x00RRGGBB`, into pixels of the viewer's format: one table for each
/// color, so that every format costs the same.
final class PixelConversion {
  private final PixelFormat format;
  private final boolean identity;
  private final int[] red;
  private final int[] green;
  private final int[] blue;

  PixelConversion(PixelFormat format) {
    this.format = format;
    this.red = table(format.redMaximum(), format.redShift());
    this.green = table(format.greenMaximum(), format.greenShift());
    this.blue = table(format.blueMaximum(), format.blueShift());
    this.identity =
        format.isEightBitsPerChannel()
            && format.redShift() == 16
            && format.greenShift() == 8
            && format.blueShift() == 0;
  }

  PixelFormat format() {
    return format;
  }

  int convert(int pixel) {
    return red[pixel >>> 16 & 0xff] | green[pixel >>> 8 & 0xff] | blue[pixel & 0xff];
  }

  /// Converts the first `count` pixels in place.
  void convert(int[] pixels, int count) {
    if (identity) {
      dropPadding(pixels, count);
      return;
    }
    for (int i = 0; i < count; i++) {
      pixels[i] = convert(pixels[i]);
    }
  }

  /// Clears the unused byte of each pixel, which a screen may fill with anything.
  static void dropPadding(int[] pixels, int count) {
    for (int i = 0; i < count; i++) {
      pixels[i] &= 0xffffff;
    }
  }

  /// Writes converted pixels to `target` in the viewer's byte order.
  ///
  /// @return the position after the last byte
  int write(int[] pixels, int count, byte[] target, int start) {
    int at = start;
    switch (format.bitsPerPixel()) {
      case 8 -> {
        for (int i = 0; i < count; i++) {
          target[at++] = (byte) pixels[i];
        }
      }
      case 16 -> {
        int first = format.bigEndian() ? 8 : 0;
        for (int i = 0; i < count; i++) {
          target[at++] = (byte) (pixels[i] >>> first);
          target[at++] = (byte) (pixels[i] >>> (8 - first));
        }
      }
      case 32 -> {
        int first = format.bigEndian() ? 24 : 0;
        int step = format.bigEndian() ? -8 : 8;
        for (int i = 0; i < count; i++) {
          int pixel = pixels[i];
          target[at] = (byte) (pixel >>> first);
          target[at + 1] = (byte) (pixel >>> (first + step));
          target[at + 2] = (byte) (pixel >>> (first + 2 * step));
          target[at + 3] = (byte) (pixel >>> (first + 3 * step));
          at += 4;
        }
      }
      default -> throw new AssertionError(format);
    }
    return at;
  }

  private static int[] table(int maximum, int shift) {
    int[] table = new int[256];
    for (int value = 0; value < 256; value++) {
      table[value] = ((value * maximum + 127) / 255) << shift;
    }
    return table;
  }
}
