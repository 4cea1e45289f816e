package org.latchkey.agent.screen.rfb.reference;

import java.io.IOException;
import org.latchkey.agent.screen.capture.Rectangle;

/// ZRLE (RFC 6143 §7.7.6), the tiles as in TRLE (§7.7.5) but without its reused palettes.
final class ZrleDecoder implements RectangleDecoder {
  private static final int TILE = 64;
  private static final int RUNS = 128;

  private final ZlibInput zlib = new ZlibInput();

  @Override
  public void decode(WireInput in, Rectangle area, ViewerFormat format, Framebuffer picture)
      throws IOException {
    zlib.feed(in.bytes(in.length()));
    for (int y = area.y(); y < area.bottom(); y += TILE) {
      for (int x = area.x(); x < area.right(); x += TILE) {
        tile(new Rectangle(x, y, TILE, TILE).intersection(area), format, picture);
      }
    }
    zlib.end();
  }

  private void tile(Rectangle tile, ViewerFormat format, Framebuffer picture) {
    int kind = zlib.u8();
    if (kind == 0) {
      raw(tile, format, picture);
    } else if (kind == 1) {
      picture.fill(tile, pixels(1, format)[0]);
    } else if (kind <= 16) {
      packed(tile, pixels(kind, format), picture);
    } else if (kind == RUNS) {
      runs(tile, format, picture);
    } else {
      Malformed.unless(kind >= RUNS + 2, "a known ZRLE tile, not " + kind);
      paletteRuns(tile, pixels(kind - RUNS, format), picture);
    }
  }

  private void raw(Rectangle tile, ViewerFormat format, Framebuffer picture) {
    int[] pixels = pixels((int) tile.pixels(), format);
    for (int i = 0; i < pixels.length; i++) {
      picture.set(tile, i, pixels[i]);
    }
  }

  private void packed(Rectangle tile, int[] palette, Framebuffer picture) {
    int bits = palette.length == 2 ? 1 : palette.length <= 4 ? 2 : 4;
    int perByte = 8 / bits;
    for (int y = tile.y(); y < tile.bottom(); y++) {
      byte[] row = zlib.bytes((tile.width() + perByte - 1) / perByte);
      for (int x = 0; x < tile.width(); x++) {
        int shift = 8 - bits - x % perByte * bits;
        int index = (row[x / perByte] & 0xff) >>> shift & (1 << bits) - 1;
        Malformed.unless(index < palette.length, "an index inside the palette");
        picture.set(tile.x() + x, y, palette[index]);
      }
    }
  }

  private void runs(Rectangle tile, ViewerFormat format, Framebuffer picture) {
    for (int done = 0; done < tile.pixels(); ) {
      int pixel = pixels(1, format)[0];
      done = run(tile, done, runLength(), pixel, picture);
    }
  }

  private void paletteRuns(Rectangle tile, int[] palette, Framebuffer picture) {
    for (int done = 0; done < tile.pixels(); ) {
      int first = zlib.u8();
      int index = first & 127;
      Malformed.unless(index < palette.length, "an index inside the palette");
      done = run(tile, done, first < 128 ? 1 : runLength(), palette[index], picture);
    }
  }

  private static int run(Rectangle tile, int start, int length, int pixel, Framebuffer picture) {
    Malformed.unless(start + length <= tile.pixels(), "runs that end with the tile");
    for (int i = start; i < start + length; i++) {
      picture.set(tile, i, pixel);
    }
    return start + length;
  }

  private int runLength() {
    int length = 1;
    int next;
    do {
      next = zlib.u8();
      length += next;
    } while (next == 255);
    return length;
  }

  private int[] pixels(int count, ViewerFormat format) {
    int step = format.bytesPerCompressedPixel();
    byte[] bytes = zlib.bytes(count * step);
    int[] pixels = new int[count];
    for (int i = 0; i < count; i++) {
      pixels[i] = format.compressedPixel(bytes, i * step);
    }
    return pixels;
  }
}
