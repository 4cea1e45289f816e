package org.latchkey.agent.screen.rfb.reference;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.latchkey.agent.screen.capture.Rectangle;

/// The picture as the viewer has it, in pixels of its own format. Knows which of them were ever
/// sent.
public final class Framebuffer {
  private final int width;
  private final int height;
  private final int[] pixels;
  private final boolean[] sent;
  private ViewerFormat format;

  Framebuffer(int width, int height, ViewerFormat format) {
    this.width = width;
    this.height = height;
    this.format = format;
    this.pixels = new int[width * height];
    this.sent = new boolean[width * height];
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /// Keeps what is shown, in another format.
  void convert(ViewerFormat wanted) {
    Arrays.setAll(pixels, i -> wanted.nearest(format.color(pixels[i])));
    format = wanted;
  }

  /// Paints the pixel that has this place within the area, counted row by row.
  void set(Rectangle area, int index, int pixel) {
    set(area.x() + index % area.width(), area.y() + index / area.width(), pixel);
  }

  void set(int x, int y, int pixel) {
    Malformed.unless(x >= 0 && x < width && y >= 0 && y < height, "a pixel inside the picture");
    pixels[y * width + x] = pixel;
    sent[y * width + x] = true;
  }

  void fill(Rectangle area, int pixel) {
    for (int i = 0; i < area.pixels(); i++) {
      set(area, i, pixel);
    }
  }

  /// The pixel to copy.
  int sentPixel(int x, int y) {
    Malformed.unless(x >= 0 && x < width && y >= 0 && y < height, "a copy from inside");
    Malformed.unless(sent[y * width + x], "a copy of what it has sent before");
    return pixels[y * width + x];
  }

  int color(int x, int y) {
    return format.color(pixels[y * width + x]);
  }

  /// A copy of the pixels as they are.
  public int[] pixels() {
    return pixels.clone();
  }

  /// A copy of the picture in colors.
  public int[] colors() {
    return IntStream.of(pixels).map(format::color).toArray();
  }
}
