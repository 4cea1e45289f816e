package org.latchkey.bench;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Window;
import java.awt.image.BufferedImage;
import java.util.Random;

/// What happens on the screen. The same seed draws the same.
enum Scene {
  TYPING("typing") {
    @Override
    void draw(Stage stage, Graphics2D graphics, int frame) {
      int column = frame % COLUMNS;
      int row = frame / COLUMNS % ROWS;
      stage.text(graphics, letters(frame, 1), column * LETTER_WIDTH, TOP + row * LETTER_HEIGHT);
    }
  },
  SCROLLING("scrolling text") {
    @Override
    void draw(Stage stage, Graphics2D graphics, int frame) {
      int height = ROWS * LETTER_HEIGHT;
      graphics.copyArea(
          0, TOP + LETTER_HEIGHT, Stage.WIDTH_PIXELS, height - LETTER_HEIGHT, 0, -LETTER_HEIGHT);
      stage.text(graphics, letters(frame, COLUMNS), 0, TOP + height - LETTER_HEIGHT);
    }
  },
  DRAGGING("dragging a window") {
    @Override
    void draw(Stage stage, Graphics2D graphics, int frame) {
      Window window = stage.secondWindow();
      window.setLocation(40 + frame * 7 % 500, 60 + frame * 3 % 250);
    }
  },
  PHOTOGRAPHS("moving photographs") {
    @Override
    void draw(Stage stage, Graphics2D graphics, int frame) {
      BufferedImage photograph = stage.photograph();
      int x = frame * 5 % (photograph.getWidth() - PHOTO_WIDTH);
      graphics.drawImage(
          photograph.getSubimage(x, 0, PHOTO_WIDTH, PHOTO_HEIGHT), 100, TOP + 20, null);
    }
  };

  private static final int LETTER_WIDTH = 9;
  private static final int LETTER_HEIGHT = 18;
  private static final int TOP = 32;
  private static final int COLUMNS = 110;
  private static final int ROWS = 36;
  private static final int PHOTO_WIDTH = 640;
  private static final int PHOTO_HEIGHT = 480;

  static final Font FONT = new Font(Font.MONOSPACED, Font.PLAIN, 15);
  static final Color INK = new Color(0x20, 0x20, 0x20);

  private final String words;

  Scene(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  /// Draws what is new in this frame, but its marker.
  abstract void draw(Stage stage, Graphics2D graphics, int frame);

  private static String letters(int frame, int count) {
    Random random = new Random(frame);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(random.nextInt(6) == 0 ? ' ' : (char) ('a' + random.nextInt(26)));
    }
    return text.toString();
  }
}
