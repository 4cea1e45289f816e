package org.latchkey.agent.screen.capture;

/// An area of a picture in pixels, the left upper corner included. May be empty, never negative.
public record Rectangle(int x, int y, int width, int height) {
  public Rectangle {
    if (width < 0 || height < 0) {
      throw new IllegalArgumentException("a rectangle of " + width + " by " + height);
    }
  }

  /// The first column to the right of it.
  public int right() {
    return x + width;
  }

  /// The first row below it.
  public int bottom() {
    return y + height;
  }

  public boolean isEmpty() {
    return width == 0 || height == 0;
  }

  public long pixels() {
    return (long) width * height;
  }

  /// What both have in common; empty when that is nothing.
  public Rectangle intersection(Rectangle other) {
    int left = Math.max(x, other.x);
    int top = Math.max(y, other.y);
    int width = Math.max(0, Math.min(right(), other.right()) - left);
    int height = Math.max(0, Math.min(bottom(), other.bottom()) - top);
    return new Rectangle(left, top, width, height);
  }

  public Rectangle movedBy(int dx, int dy) {
    return new Rectangle(x + dx, y + dy, width, height);
  }
}
