package org.latchkey.agent.screen.rfb;

import org.latchkey.agent.screen.capture.Frame;

/// One tile of ZRLE (RFC 6143 §7.7.6), in whichever form takes the fewest bytes before zlib.
///
/// ```
/// 0   | pixels                                         every color its own
/// 1   | pixel                                          one color
/// n   | palette n | 1, 2 or 4 bits for each pixel, rows from whole bytes    n = 2 to 16
/// 128 | (pixel, length) for each run                   long runs of many colors
/// 128 + n | palette n | index, or index + 128 and length, for each run      n = 2 to 127
/// ```
///
/// The length of a run is one more than the sum of its bytes, of which all but the last are 255.
final class ZrleTile {
  static final int SIDE_PIXELS = 64;

  private static final int RAW = 0;
  private static final int SOLID = 1;
  private static final int RUNS = 128;
  private static final int MOST_PACKED_COLORS = 16;
  private static final int MOST_COLORS = 127;
  private static final int LONG_RUN = 128;
  private static final int LENGTH_STEP = 255;
  private static final int NEVER = Integer.MAX_VALUE;

  private final int[] pixels = new int[SIDE_PIXELS * SIDE_PIXELS];
  private final int[] single = new int[1];
  private final Palette palette = new Palette(MOST_COLORS);
  private int runs;
  private int singleRuns;
  private int lengthBytes;

  /// Writes the tile to `target`, where there must be room for its pixels and one byte.
  ///
  /// @return the position after the last byte
  int write(
      Frame frame,
      int x,
      int y,
      int width,
      int height,
      CompressedPixels form,
      byte[] target,
      int start) {
    int count = width * height;
    frame.read(x, y, width, height, pixels);
    form.conversion().convert(pixels, count);
    boolean few = palette.collect(pixels, count);
    if (few && palette.size() == 1) {
      target[start] = SOLID;
      return form.write(pixels, 1, target, start + 1);
    }
    countRuns(count);
    int raw = count * form.bytesPerPixel();
    int plainRuns = runs * form.bytesPerPixel() + lengthBytes;
    int packed = few ? packedBytes(width, height, form) : NEVER;
    int indexedRuns = few ? indexedRunBytes(form) : NEVER;
    int least = Math.min(Math.min(raw, plainRuns), Math.min(packed, indexedRuns));
    if (least == packed) {
      return writePacked(width, height, form, target, start);
    } else if (least == indexedRuns) {
      return writeIndexedRuns(count, form, target, start);
    } else if (least == plainRuns) {
      return writeRuns(count, form, target, start);
    }
    target[start] = RAW;
    return form.write(pixels, count, target, start + 1);
  }

  private void countRuns(int count) {
    runs = 0;
    singleRuns = 0;
    lengthBytes = 0;
    for (int i = 0; i < count; ) {
      int length = runLength(i, count);
      runs++;
      singleRuns += length == 1 ? 1 : 0;
      lengthBytes += (length - 1) / LENGTH_STEP + 1;
      i += length;
    }
  }

  /// The palette, an index for each run, and the lengths of those that are longer than a pixel.
  private int indexedRunBytes(CompressedPixels form) {
    return palette.size() * form.bytesPerPixel() + runs + lengthBytes - singleRuns;
  }

  private int runLength(int start, int count) {
    int pixel = pixels[start];
    int end = start + 1;
    while (end < count && pixels[end] == pixel) {
      end++;
    }
    return end - start;
  }

  private int packedBytes(int width, int height, CompressedPixels form) {
    if (palette.size() > MOST_PACKED_COLORS) {
      return NEVER;
    }
    int perByte = 8 / bitsPerIndex();
    int indices = (width + perByte - 1) / perByte * height;
    return palette.size() * form.bytesPerPixel() + indices;
  }

  private int bitsPerIndex() {
    if (palette.size() == 2) {
      return 1;
    }
    return palette.size() <= 4 ? 2 : 4;
  }

  private int writePacked(int width, int height, CompressedPixels form, byte[] target, int start) {
    target[start] = (byte) palette.size();
    int at = form.write(palette.colors(), palette.size(), target, start + 1);
    int bits = bitsPerIndex();
    if (bits == 1) {
      return palette.indexBits(pixels, width, height, target, at);
    }
    for (int y = 0; y < height; y++) {
      at = writePackedRow(y * width, width, bits, target, at);
    }
    return at;
  }

  private int writePackedRow(int first, int width, int bits, byte[] target, int start) {
    int at = start;
    int packed = 0;
    int free = 8;
    int last = ~pixels[first];
    int index = 0;
    for (int i = first; i < first + width; i++) {
      if (pixels[i] != last) {
        last = pixels[i];
        index = palette.index(last);
      }
      free -= bits;
      packed |= index << free;
      if (free == 0) {
        target[at++] = (byte) packed;
        packed = 0;
        free = 8;
      }
    }
    if (free < 8) {
      target[at++] = (byte) packed;
    }
    return at;
  }

  private int writeRuns(int count, CompressedPixels form, byte[] target, int start) {
    target[start] = (byte) RUNS;
    int at = start + 1;
    for (int i = 0; i < count; ) {
      int length = runLength(i, count);
      single[0] = pixels[i];
      at = form.write(single, 1, target, at);
      at = writeLength(length, target, at);
      i += length;
    }
    return at;
  }

  private int writeIndexedRuns(int count, CompressedPixels form, byte[] target, int start) {
    target[start] = (byte) (RUNS + palette.size());
    int at = form.write(palette.colors(), palette.size(), target, start + 1);
    for (int i = 0; i < count; ) {
      int length = runLength(i, count);
      int index = palette.index(pixels[i]);
      if (length == 1) {
        target[at++] = (byte) index;
      } else {
        target[at++] = (byte) (index + LONG_RUN);
        at = writeLength(length, target, at);
      }
      i += length;
    }
    return at;
  }

  private static int writeLength(int length, byte[] target, int start) {
    int at = start;
    int left = length - 1;
    while (left >= LENGTH_STEP) {
      target[at++] = (byte) LENGTH_STEP;
      left -= LENGTH_STEP;
    }
    target[at++] = (byte) left;
    return at;
  }
}
