package org.latchkey.agent.screen.rfb.reference;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.latchkey.agent.screen.capture.Rectangle;

/// The shapes of the pointer: Cursor (RFC 6143 §7.8.1), and those with half tones, Cursor With
/// Alpha and VMware's alpha cursor ("The RFB Protocol"). The rectangle's place is the hotspot.
final class CursorDecoder {
  private CursorDecoder() {}

  static CursorShape masked(WireInput in, Rectangle area, ViewerFormat format) throws IOException {
    int step = format.bytesPerPixel();
    byte[] data = in.bytes((int) area.pixels() * step);
    int maskStride = (area.width() + 7) / 8;
    byte[] mask = in.bytes(maskStride * area.height());
    List<Integer> pixels = new ArrayList<>();
    for (int i = 0; i < area.pixels(); i++) {
      int x = i % area.width();
      int bits = mask[i / area.width() * maskStride + x / 8];
      boolean shown = (bits >>> (7 - x % 8) & 1) == 1;
      pixels.add(shown ? 0xff000000 | format.color(format.pixel(data, i * step)) : 0);
    }
    return shape(UpdateDecoder.CURSOR, area, pixels);
  }

  /// Red, green, blue, alpha; the colors are multiplied by alpha.
  static CursorShape withAlpha(WireInput in, Rectangle area) throws IOException {
    Malformed.unless(in.s32() == UpdateDecoder.RAW, "the cursor's pixels in Raw");
    List<Integer> pixels = new ArrayList<>();
    for (int i = 0; i < area.pixels(); i++) {
      byte[] rgba = in.bytes(4);
      int alpha = rgba[3] & 0xff;
      for (int channel = 0; channel < 3; channel++) {
        Malformed.unless((rgba[channel] & 0xff) <= alpha, "colors multiplied by alpha");
      }
      int color =
          channel(rgba[0], alpha) << 16 | channel(rgba[1], alpha) << 8 | channel(rgba[2], alpha);
      pixels.add(alpha == 0 ? 0 : alpha << 24 | color);
    }
    return shape(UpdateDecoder.CURSOR_WITH_ALPHA, area, pixels);
  }

  /// Kind, padding, then red, green, blue, alpha as they are.
  static CursorShape vmware(WireInput in, Rectangle area) throws IOException {
    Malformed.unless(in.u8() == 1, "the kind with alpha");
    in.u8();
    List<Integer> pixels = new ArrayList<>();
    for (int i = 0; i < area.pixels(); i++) {
      int rgba = in.s32();
      pixels.add((rgba & 0xff) == 0 ? 0 : rgba << 24 | rgba >>> 8);
    }
    return shape(UpdateDecoder.VMWARE_CURSOR, area, pixels);
  }

  private static int channel(byte multiplied, int alpha) {
    return alpha == 0 ? 0 : (multiplied & 0xff) * 255 / alpha;
  }

  private static CursorShape shape(int encoding, Rectangle area, List<Integer> pixels) {
    return new CursorShape(
        encoding, area.x(), area.y(), area.width(), area.height(), List.copyOf(pixels));
  }
}
