package org.latchkey.agent.screen.rfb;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.screen.capture.Rectangle;

/// Decodes Tight rectangles ("The RFB Protocol", Tight Encoding), pixel by pixel.
final class ReferenceTight {
  private final ReferenceViewer viewer;
  private final @Nullable Inflater[] streams = new Inflater[4];

  ReferenceTight(ReferenceViewer viewer) {
    this.viewer = viewer;
  }

  void decode(Rectangle area, ViewerFormat format) throws IOException {
    ReferenceViewer.check(area.width() <= 2048, "at most 2048 columns in a Tight rectangle");
    int control = viewer.u8();
    for (int stream = 0; stream < 4; stream++) {
      if ((control >>> stream & 1) == 1) {
        streams[stream] = null;
      }
    }
    int compression = control >>> 4;
    if (compression == 8) {
      fill(area, color(viewer.bytes(pixelBytes(format)), 0, format));
    } else if (compression == 9) {
      jpeg(area, viewer.bytes(compactLength()));
    } else {
      ReferenceViewer.check(compression < 8, "a known Tight compression");
      basic(area, format, compression & 3, (compression & 4) != 0 ? viewer.u8() : 0);
    }
  }

  private void basic(Rectangle area, ViewerFormat format, int stream, int filter)
      throws IOException {
    switch (filter) {
      case 0 -> {
        int bytes = pixelBytes(format);
        byte[] data = data(stream, (int) area.pixels() * bytes);
        for (int i = 0; i < area.pixels(); i++) {
          set(area, i, color(data, i * bytes, format));
        }
      }
      case 1 -> palette(area, format, stream);
      default -> throw new AssertionError("filter " + filter);
    }
  }

  private void palette(Rectangle area, ViewerFormat format, int stream) throws IOException {
    int count = viewer.u8() + 1;
    ReferenceViewer.check(count >= 2, "a palette of two or more");
    int bytes = pixelBytes(format);
    byte[] colors = viewer.bytes(count * bytes);
    boolean mono = count == 2;
    int rowBytes = mono ? (area.width() + 7) / 8 : area.width();
    byte[] data = data(stream, rowBytes * area.height());
    for (int i = 0; i < area.pixels(); i++) {
      int x = i % area.width();
      int row = i / area.width() * rowBytes;
      int index = mono ? (data[row + x / 8] >>> (7 - x % 8)) & 1 : data[row + x] & 0xff;
      ReferenceViewer.check(index < count, "an index inside the palette");
      set(area, i, color(colors, index * bytes, format));
    }
  }

  private void jpeg(Rectangle area, byte[] data) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(data));
    ReferenceViewer.check(
        image.getWidth() == area.width() && image.getHeight() == area.height(), "a JPEG that fits");
    for (int i = 0; i < area.pixels(); i++) {
      set(area, i, image.getRGB(i % area.width(), i / area.width()) & 0xffffff);
    }
  }

  /// Fewer than twelve bytes come as they are, more come through the zlib stream.
  private byte[] data(int stream, int length) throws IOException {
    if (length < 12) {
      return viewer.bytes(length);
    }
    Inflater inflater = streams[stream];
    if (inflater == null) {
      inflater = new Inflater();
      streams[stream] = inflater;
    }
    byte[] result = new byte[length];
    inflater.setInput(viewer.bytes(compactLength()));
    try {
      int done = 0;
      while (done < length) {
        int step = inflater.inflate(result, done, length - done);
        ReferenceViewer.check(step > 0, "enough zlib data");
        done += step;
      }
      ReferenceViewer.check(inflater.inflate(new byte[1]) == 0, "no more zlib data than needed");
    } catch (DataFormatException wrong) {
      throw new AssertionError(wrong);
    }
    return result;
  }

  private int compactLength() throws IOException {
    int first = viewer.u8();
    if (first < 128) {
      return first;
    }
    int second = viewer.u8();
    int length = (first & 0x7f) | ((second & 0x7f) << 7);
    return second < 128 ? length : length | (viewer.u8() << 14);
  }

  private void fill(Rectangle area, int color) {
    for (int i = 0; i < area.pixels(); i++) {
      set(area, i, color);
    }
  }

  private void set(Rectangle area, int index, int color) {
    viewer.set(area.x() + index % area.width(), area.y() + index / area.width(), color);
  }

  private static int pixelBytes(ViewerFormat format) {
    return format.hasShortPixels() ? 3 : format.bits() / 8;
  }

  private static int color(byte[] bytes, int start, ViewerFormat format) {
    if (!format.hasShortPixels()) {
      return format.color(bytes, start);
    }
    return ((bytes[start] & 0xff) << 16)
        | ((bytes[start + 1] & 0xff) << 8)
        | (bytes[start + 2] & 0xff);
  }
}
