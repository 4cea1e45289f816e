package org.latchkey.agent.screen.rfb.reference;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.latchkey.agent.screen.capture.Rectangle;

/// Tight ("The RFB Protocol", Tight Encoding), without its gradient filter, which no server has to
/// use.
final class TightDecoder implements RectangleDecoder {
  private static final int WIDEST = 2048;
  private static final int FILL = 8;
  private static final int JPEG = 9;
  private static final int FEWEST_COMPRESSED = 12;

  private final ZlibInput[] streams = {
    new ZlibInput(), new ZlibInput(), new ZlibInput(), new ZlibInput()
  };

  @Override
  public void decode(WireInput in, Rectangle area, ViewerFormat format, Framebuffer picture)
      throws IOException {
    Malformed.unless(area.width() <= WIDEST, "at most 2048 columns in a Tight rectangle");
    int control = in.u8();
    for (int stream = 0; stream < streams.length; stream++) {
      if ((control >>> stream & 1) == 1) {
        streams[stream] = new ZlibInput();
      }
    }
    int kind = control >>> 4;
    if (kind == FILL) {
      picture.fill(area, pixels(in.bytes(format.bytesPerTightPixel()), 1, format)[0]);
    } else if (kind == JPEG) {
      jpeg(in, area, format, picture);
    } else {
      Malformed.unless(kind < FILL, "a known Tight compression, not " + kind);
      int filter = (kind & 4) == 0 ? 0 : in.u8();
      Malformed.unless(filter <= 1, "a known Tight filter, not " + filter);
      if (filter == 0) {
        full(in, area, kind & 3, format, picture);
      } else {
        indexed(in, area, kind & 3, format, picture);
      }
    }
  }

  private void full(
      WireInput in, Rectangle area, int stream, ViewerFormat format, Framebuffer picture)
      throws IOException {
    int count = (int) area.pixels();
    byte[] data = data(in, stream, count * format.bytesPerTightPixel());
    int[] pixels = pixels(data, count, format);
    for (int i = 0; i < count; i++) {
      picture.set(area, i, pixels[i]);
    }
  }

  private void indexed(
      WireInput in, Rectangle area, int stream, ViewerFormat format, Framebuffer picture)
      throws IOException {
    int count = in.u8() + 1;
    Malformed.unless(count >= 2, "a palette of two or more");
    int[] palette = pixels(in.bytes(count * format.bytesPerTightPixel()), count, format);
    boolean bits = count == 2;
    int rowBytes = bits ? (area.width() + 7) / 8 : area.width();
    byte[] data = data(in, stream, rowBytes * area.height());
    for (int i = 0; i < area.pixels(); i++) {
      int x = i % area.width();
      int row = i / area.width() * rowBytes;
      int index = bits ? (data[row + x / 8] >>> (7 - x % 8)) & 1 : data[row + x] & 0xff;
      Malformed.unless(index < count, "an index inside the palette");
      picture.set(area, i, palette[index]);
    }
  }

  private static void jpeg(WireInput in, Rectangle area, ViewerFormat format, Framebuffer picture)
      throws IOException {
    Malformed.unless(format.bits() >= 16, "no JPEG where a pixel has 8 bits");
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(in.bytes(compactLength(in))));
    Malformed.unless(
        image.getWidth() == area.width() && image.getHeight() == area.height(), "a JPEG that fits");
    int[] colors = image.getRGB(0, 0, area.width(), area.height(), null, 0, area.width());
    for (int i = 0; i < colors.length; i++) {
      picture.set(area, i, format.nearest(colors[i]));
    }
  }

  /// Fewer than twelve bytes come as they are, more come through the zlib stream.
  private byte[] data(WireInput in, int stream, int length) throws IOException {
    if (length < FEWEST_COMPRESSED) {
      return in.bytes(length);
    }
    streams[stream].feed(in.bytes(compactLength(in)));
    byte[] data = streams[stream].bytes(length);
    streams[stream].end();
    return data;
  }

  private static int compactLength(WireInput in) throws IOException {
    int first = in.u8();
    if (first < 128) {
      return first;
    }
    int second = in.u8();
    int length = (first & 0x7f) | ((second & 0x7f) << 7);
    return second < 128 ? length : length | (in.u8() << 14);
  }

  private static int[] pixels(byte[] bytes, int count, ViewerFormat format) {
    int step = format.bytesPerTightPixel();
    int[] pixels = new int[count];
    for (int i = 0; i < count; i++) {
      pixels[i] = format.tightPixel(bytes, i * step);
    }
    return pixels;
  }
}
