package org.latchkey.agent.screen.rfb.reference;

import java.io.IOException;
import java.util.OptionalInt;
import org.latchkey.agent.screen.capture.Rectangle;

/// Hextile (RFC 6143 §7.7.4).
final class HextileDecoder implements RectangleDecoder {
  private static final int TILE = 16;
  private static final int RAW = 1;
  private static final int BACKGROUND = 2;
  private static final int FOREGROUND = 4;
  private static final int SUBRECTANGLES = 8;
  private static final int COLORED = 16;

  private OptionalInt background = OptionalInt.empty();
  private OptionalInt foreground = OptionalInt.empty();

  @Override
  public void decode(WireInput in, Rectangle area, ViewerFormat format, Framebuffer picture)
      throws IOException {
    background = OptionalInt.empty();
    foreground = OptionalInt.empty();
    for (int y = area.y(); y < area.bottom(); y += TILE) {
      for (int x = area.x(); x < area.right(); x += TILE) {
        tile(in, new Rectangle(x, y, TILE, TILE).intersection(area), format, picture);
      }
    }
  }

  private void tile(WireInput in, Rectangle tile, ViewerFormat format, Framebuffer picture)
      throws IOException {
    int kind = in.u8();
    if (kind == RAW) {
      new RawDecoder().decode(in, tile, format, picture);
      background = OptionalInt.empty();
      foreground = OptionalInt.empty();
      return;
    }
    Malformed.unless(kind < 2 * COLORED && (kind & RAW) == 0, "a Hextile kind, not " + kind);
    boolean colored = (kind & COLORED) != 0;
    Malformed.unless(!colored || (kind & FOREGROUND) == 0, "either a foreground or colors");
    Malformed.unless(!colored || (kind & SUBRECTANGLES) != 0, "rectangles if they have colors");
    if ((kind & BACKGROUND) != 0) {
      background = OptionalInt.of(pixel(in, format));
    }
    if ((kind & FOREGROUND) != 0) {
      foreground = OptionalInt.of(pixel(in, format));
    }
    Malformed.unless(
        background.isPresent(), "the background of the first tile, and after a raw one");
    picture.fill(tile, background.getAsInt());
    if ((kind & SUBRECTANGLES) != 0) {
      subrectangles(in, tile, colored, format, picture);
    }
    if (colored) {
      foreground = OptionalInt.empty();
    }
  }

  private void subrectangles(
      WireInput in, Rectangle tile, boolean colored, ViewerFormat format, Framebuffer picture)
      throws IOException {
    Malformed.unless(colored || foreground.isPresent(), "the foreground that is in force");
    int count = in.u8();
    for (int i = 0; i < count; i++) {
      int pixel = colored ? pixel(in, format) : foreground.getAsInt();
      int place = in.u8();
      int size = in.u8();
      Rectangle part =
          new Rectangle(
              tile.x() + (place >>> 4), tile.y() + (place & 15), (size >>> 4) + 1, (size & 15) + 1);
      Malformed.unless(part.intersection(tile).equals(part), "rectangles inside their tile");
      picture.fill(part, pixel);
    }
  }

  private static int pixel(WireInput in, ViewerFormat format) throws IOException {
    return format.pixel(in.bytes(format.bytesPerPixel()), 0);
  }
}
