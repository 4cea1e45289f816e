package org.latchkey.agent.screen.rfb.reference;

import java.io.IOException;
import org.latchkey.agent.screen.capture.Rectangle;

/// CopyRect (RFC 6143 §7.7.2).
final class CopyRectDecoder implements RectangleDecoder {
  @Override
  public void decode(WireInput in, Rectangle area, ViewerFormat format, Framebuffer picture)
      throws IOException {
    int fromX = in.u16();
    int fromY = in.u16();
    int[] copied = new int[(int) area.pixels()];
    for (int i = 0; i < copied.length; i++) {
      copied[i] = picture.sentPixel(fromX + i % area.width(), fromY + i / area.width());
    }
    for (int i = 0; i < copied.length; i++) {
      picture.set(area, i, copied[i]);
    }
  }
}
