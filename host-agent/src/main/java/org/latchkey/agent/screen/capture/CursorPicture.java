package org.latchkey.agent.screen.capture;

/// What the mouse pointer looks like. Never changes.
public final class CursorPicture {
  private final int widthPixels;
  private final int heightPixels;
  private final int hotspotX;
  private final int hotspotY;
  private final int[] pixels;

  /// @param hotspotX the column that points
  /// @param pixels row by row `0xAARRGGBB`, colors already multiplied by alpha; kept, not copied
  public CursorPicture(
      int widthPixels, int heightPixels, int hotspotX, int hotspotY, int[] pixels) {
    if (pixels.length != widthPixels * heightPixels) {
      throw new IllegalArgumentException("the pixels do not fit the size");
    }
    this.widthPixels = widthPixels;
    this.heightPixels = heightPixels;
    this.hotspotX = hotspotX;
    this.hotspotY = hotspotY;
    this.pixels = pixels;
  }

  public int widthPixels() {
    return widthPixels;
  }

  public int heightPixels() {
    return heightPixels;
  }

  public int hotspotX() {
    return hotspotX;
  }

  public int hotspotY() {
    return hotspotY;
  }

  /// `0xAARRGGBB`, colors multiplied by alpha.
  public int pixel(int x, int y) {
    return pixels[y * widthPixels + x];
  }

  /// `0x00RRGGBB` as it was before it was multiplied by alpha; black where nothing is to be seen.
  public int color(int x, int y) {
    int pixel = pixel(x, y);
    int alpha = pixel >>> 24;
    return alpha == 0
        ? 0
        : channel(pixel >>> 16, alpha) << 16
            | channel(pixel >>> 8, alpha) << 8
            | channel(pixel, alpha);
  }

  private static int channel(int multiplied, int alpha) {
    return Math.min(255, (multiplied & 0xff) * 255 / alpha);
  }
}
