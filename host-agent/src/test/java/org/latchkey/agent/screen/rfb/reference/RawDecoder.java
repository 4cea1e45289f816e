package org.latchkey.agent.screen.rfb.reference;

import java.io.IOException;
import org.latchkey.agent.screen.capture.Rectangle;

/// Raw (RFC 6143 §7.7.1).
final class RawDecoder implements RectangleDecoder {
  @Override
  public void decode(WireInput in, Rectangle area, ViewerFormat format, Framebuffer picture)
      throws IOException {
    int step = format.bytesPerPixel();
    byte[] data = in.bytes((int) area.pixels() * step);
    for (int i = 0; i < area.pixels(); i++) {
      picture.set(area, i, format.pixel(data, i * step));
    }
  }
}
