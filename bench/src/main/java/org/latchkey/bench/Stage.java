package org.latchkey.bench;

import java.awt.Color;
import java.awt.Frame;
import java.awt.Graphics2D;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.image.BufferedImage;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLongArray;

/// The window in which scenes are played, and when each frame of theirs was drawn.
final class Stage implements AutoCloseable {
  static final int WIDTH_PIXELS = 1024;
  static final int HEIGHT_PIXELS = 720;
  static final int MOST_FRAMES = 1 << 16;

  private final Frame window = new Frame();
  private final Window second = new Window(window);
  private final BufferedImage photograph = paintedLikeAPhotograph();
  private final AtomicLongArray drawnAt = new AtomicLongArray(MOST_FRAMES);
  private int next = 1;

  Stage() {
    window.setUndecorated(true);
    window.setBounds(0, 0, WIDTH_PIXELS, HEIGHT_PIXELS);
    window.setBackground(Color.WHITE);
    window.setVisible(true);
    second.setBounds(40, 60, 400, 300);
    second.setBackground(new Color(0x5b, 0x6b, 0x7a));
  }

  Window secondWindow() {
    return second;
  }

  BufferedImage photograph() {
    return photograph;
  }

  void text(Graphics2D graphics, String text, int x, int y) {
    graphics.setColor(Color.WHITE);
    graphics.fillRect(x, y, 9 * text.length(), 18);
    graphics.setColor(Scene.INK);
    graphics.setFont(Scene.FONT);
    graphics.drawString(text, x, y + 14);
  }

  /// When this frame was drawn, by `System.nanoTime()`; 0 for one that was not.
  long drawnAt(int frame) {
    return drawnAt.get(frame % MOST_FRAMES);
  }

  /// Plays so many frames, one each period. Blocks.
  ///
  /// @return the number of the first frame
  int play(Scene scene, int frames, long periodNanos) throws InterruptedException {
    int first = next;
    next += frames;
    second.setVisible(scene == Scene.DRAGGING);
    Graphics2D graphics = (Graphics2D) window.getGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, WIDTH_PIXELS, HEIGHT_PIXELS);
    Toolkit.getDefaultToolkit().sync();
    long due = System.nanoTime();
    for (int frame = first; frame < first + frames; frame++) {
      scene.draw(this, graphics, frame);
      Marker.draw(graphics, frame % MOST_FRAMES);
      drawnAt.set(frame % MOST_FRAMES, System.nanoTime());
      Toolkit.getDefaultToolkit().sync();
      due += periodNanos;
      long left = due - System.nanoTime();
      if (left > 0) {
        Thread.sleep(left / 1_000_000, (int) (left % 1_000_000)); // the scene's own pace
      }
    }
    graphics.dispose();
    return first;
  }

  /// Smooth shades with grain in them.
  private static BufferedImage paintedLikeAPhotograph() {
    BufferedImage image = new BufferedImage(1600, 480, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(7);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int grain = random.nextInt(24);
        int red = (int) (110 + 90 * Math.sin(x / 61.0 + y / 97.0)) + grain;
        int green = (int) (110 + 90 * Math.sin(x / 83.0 - y / 41.0)) + grain;
        int blue = (int) (110 + 90 * Math.cos(x / 127.0 + y / 29.0)) + grain;
        image.setRGB(x, y, red << 16 | green << 8 | blue);
      }
    }
    return image;
  }

  @Override
  public void close() {
    second.dispose();
    window.dispose();
  }
}
