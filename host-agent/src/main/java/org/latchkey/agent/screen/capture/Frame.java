package org.latchkey.agent.screen.capture;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// A picture: rows from top to bottom without gaps, four bytes a pixel in the order blue, green,
/// red, 0, which read as a little-endian `int` is `0x00RRGGBB`.
///
/// Two frames are equal when they are the same memory. Who made the frame says who may write to it.
public final class Frame {
  public static final int BYTES_PER_PIXEL = 4;

  private final MemorySegment pixels;
  private final int widthPixels;
  private final int heightPixels;

  /// @param pixels exactly as many bytes as the size needs
  public Frame(MemorySegment pixels, int widthPixels, int heightPixels) {
    if (pixels.byteSize() != (long) widthPixels * heightPixels * BYTES_PER_PIXEL) {
      throw new IllegalArgumentException("the memory does not fit the size");
    }
    this.pixels = pixels;
    this.widthPixels = widthPixels;
    this.heightPixels = heightPixels;
  }

  /// A black picture, freed with the arena.
  public static Frame allocate(Arena arena, int widthPixels, int heightPixels) {
    long bytes = (long) widthPixels * heightPixels * BYTES_PER_PIXEL;
    return new Frame(arena.allocate(bytes, 64), widthPixels, heightPixels);
  }

  public MemorySegment pixels() {
    return pixels;
  }

  public int widthPixels() {
    return widthPixels;
  }

  public int heightPixels() {
    return heightPixels;
  }

  public Rectangle bounds() {
    return new Rectangle(0, 0, widthPixels, heightPixels);
  }

  public long strideBytes() {
    return (long) widthPixels * BYTES_PER_PIXEL;
  }

  /// Where the pixel starts in [#pixels].
  public long offset(int x, int y) {
    return ((long) y * widthPixels + x) * BYTES_PER_PIXEL;
  }

  public int pixel(int x, int y) {
    return pixels.get(JAVA_INT, offset(x, y));
  }

  /// Copies the area row by row to the start of `target`.
  public void read(Rectangle area, int[] target) {
    read(area.x(), area.y(), area.width(), area.height(), target);
  }

  /// The same for whoever reads so many small areas that they are not to be objects.
  public void read(int x, int y, int width, int height, int[] target) {
    for (int row = 0; row < height; row++) {
      readRow(x, y + row, width, target, row * width);
    }
  }

  /// Copies `count` pixels from the left one on to `target`.
  public void readRow(int x, int y, int count, int[] target, int start) {
    MemorySegment.copy(pixels, JAVA_INT, offset(x, y), target, start, count);
  }

  /// Makes the area equal to that of `source`, which has the same size.
  public void copyFrom(Frame source, Rectangle area) {
    long bytes = (long) area.width() * BYTES_PER_PIXEL;
    for (int row = area.y(); row < area.bottom(); row++) {
      long at = offset(area.x(), row);
      MemorySegment.copy(source.pixels, at, pixels, at, bytes);
    }
  }

  /// Copies within the picture: what was at `target` moved by `(-dx, -dy)` is afterwards at
  /// `target`, even when the two overlap.
  public void shift(Rectangle target, int dx, int dy) {
    long bytes = (long) target.width() * BYTES_PER_PIXEL;
    for (int i = 0; i < target.height(); i++) {
      int row = dy > 0 ? target.bottom() - 1 - i : target.y() + i;
      long from = offset(target.x() - dx, row - dy);
      MemorySegment.copy(pixels, from, pixels, offset(target.x(), row), bytes);
    }
  }

  /// The first byte of `length` from the two places that differs, or -1.
  public static long mismatch(
      Frame one, long offset, Frame other, long otherOffset, long lengthBytes) {
    return MemorySegment.mismatch(
        one.pixels,
        offset,
        offset + lengthBytes,
        other.pixels,
        otherOffset,
        otherOffset + lengthBytes);
  }

  /// Paints the area in one color.
  public void fill(Rectangle area, int color) {
    int[] row = new int[area.width()];
    Arrays.fill(row, color);
    for (int y = area.y(); y < area.bottom(); y++) {
      MemorySegment.copy(row, 0, pixels, JAVA_INT, offset(area.x(), y), row.length);
    }
  }

  /// The bytes of the picture, for comparing and keeping.
  public byte[] toBytes() {
    return pixels.toArray(JAVA_BYTE);
  }
}
