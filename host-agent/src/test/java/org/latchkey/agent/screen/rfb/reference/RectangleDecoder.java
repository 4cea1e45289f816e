package org.latchkey.agent.screen.rfb.reference;

import java.io.IOException;
import org.latchkey.agent.screen.capture.Rectangle;

/// Reads what follows the header of a rectangle and paints it. Lives as long as the connection.
interface RectangleDecoder {
  void decode(WireInput in, Rectangle area, ViewerFormat format, Framebuffer picture)
      throws IOException;
}
