package org.latchkey.agent.screen.rfb;

import org.latchkey.agent.screen.capture.Frame;
import org.latchkey.agent.screen.capture.Rectangle;

/// The pixels as they are, row by row (RFC 6143 §7.7.1). For viewers that know nothing better.
final class RawEncoding implements RectangleEncoding {
  private static final int WIDEST_FORMAT_BYTES = 4;

  private int[] row = new int[0];

  @Override
  public int widestPixels() {
    return 0xffff;
  }

  @Override
  public long mostPixels(long roomBytes) {
    return (roomBytes - HEADER_BYTES) / WIDEST_FORMAT_BYTES;
  }

  @Override
  public int encode(Frame frame, Rectangle area, PixelConversion conversion, RfbWriter out) {
    RectangleEncoding.header(area, Encodings.RAW, out);
    if (row.length < area.width()) {
      row = new int[area.width()];
    }
    int rowBytes = area.width() * conversion.format().bytesPerPixel();
    for (int y = area.y(); y < area.bottom(); y++) {
      frame.readRow(area.x(), y, area.width(), row, 0);
      conversion.convert(row, area.width());
      int start = out.reserve(rowBytes);
      conversion.write(row, area.width(), out.array(), start);
    }
    return 1;
  }
}
