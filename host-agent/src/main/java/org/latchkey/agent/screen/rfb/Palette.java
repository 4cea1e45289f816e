package org.latchkey.agent.screen.rfb;

import java.util.Arrays;

/// The colors of an area, as long as there are no more than an encoding can index. Used again and
/// again by one thread.
final class Palette {
  private static final int SLOTS_PER_COLOR = 4;
  private static final int HASH_FACTOR = 0x9e3779b1;
  private static final short FREE = -1;

  private final int[] colors;
  private final short[] indexBySlot;
  private final int[] keys;
  private final int hashShift;
  private int size;

  /// @param mostColors 2 to 256
  Palette(int mostColors) {
    int slots = Integer.highestOneBit(2 * mostColors - 1) * SLOTS_PER_COLOR;
    colors = new int[mostColors];
    indexBySlot = new short[slots];
    keys = new int[slots];
    hashShift = Integer.numberOfLeadingZeros(slots - 1);
  }

  /// Collects the colors of the first `count` pixels, in the order in which they occur.
  ///
  /// @return whether they are few enough
  boolean collect(int[] pixels, int count) {
    Arrays.fill(indexBySlot, FREE);
    size = 0;
    int first = pixels[0];
    int second = add(first);
    for (int i = 1; i < count; i++) {
      int pixel = pixels[i];
      if (pixel != first && pixel != second) {
        if (indexBySlot[slot(pixel)] == FREE) {
          if (size == colors.length) {
            return false;
          }
          add(pixel);
        }
        first = second;
        second = pixel;
      }
    }
    return true;
  }

  private int add(int pixel) {
    int slot = slot(pixel);
    keys[slot] = pixel;
    indexBySlot[slot] = (short) size;
    colors[size++] = pixel;
    return pixel;
  }

  int size() {
    return size;
  }

  /// The colors, of which [#size] count.
  int[] colors() {
    return colors;
  }

  /// Which of the colors it is; it must be one of them.
  int index(int pixel) {
    return indexBySlot[slot(pixel)];
  }

  /// Writes a byte for each pixel.
  void indexBytes(int[] pixels, int count, byte[] target) {
    int last = ~pixels[0];
    byte index = 0;
    for (int i = 0; i < count; i++) {
      int pixel = pixels[i];
      if (pixel != last) {
        last = pixel;
        index = (byte) index(pixel);
      }
      target[i] = index;
    }
  }

  /// Writes a bit for each pixel, the left one highest, each row from a byte of its own. For two
  /// colors.
  ///
  /// @return the position after the last byte
  int indexBits(int[] pixels, int width, int height, byte[] target, int start) {
    int zero = colors[0];
    int at = start;
    for (int y = 0; y < height; y++) {
      int row = y * width;
      int whole = width & ~7;
      for (int x = 0; x < whole; x += 8) {
        int bits = 0;
        for (int i = 0; i < 8; i++) {
          bits = (bits << 1) | (pixels[row + x + i] == zero ? 0 : 1);
        }
        target[at++] = (byte) bits;
      }
      if (whole < width) {
        int bits = 0;
        for (int x = whole; x < width; x++) {
          bits |= pixels[row + x] == zero ? 0 : 0x80 >>> (x - whole);
        }
        target[at++] = (byte) bits;
      }
    }
    return at;
  }

  private int slot(int pixel) {
    int slot = (pixel * HASH_FACTOR) >>> hashShift;
    while (indexBySlot[slot] != FREE && keys[slot] != pixel) {
      slot = (slot + 1) & (keys.length - 1);
    }
    return slot;
  }
}
