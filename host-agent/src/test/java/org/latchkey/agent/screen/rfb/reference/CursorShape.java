package org.latchkey.agent.screen.rfb.reference;

import java.util.List;

/// The pointer as the viewer draws it.
///
/// @param pixels `0xAARRGGBB` row by row, colors not multiplied by alpha; what is wholly
///   transparent is 0
public record CursorShape(
    int encoding, int hotspotX, int hotspotY, int width, int height, List<Integer> pixels) {
  public CursorShape {
    Malformed.unless(
        hotspotX <= Math.max(0, width - 1) && hotspotY <= Math.max(0, height - 1),
        "a hotspot inside the cursor");
    Malformed.unless(pixels.size() == width * height, "as many pixels as the cursor has");
  }
}
