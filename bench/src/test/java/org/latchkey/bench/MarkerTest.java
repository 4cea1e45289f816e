package org.latchkey.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class MarkerTest {
  @Test
  void everyNumberIsReadFromThePicture() {
    BufferedImage picture =
        new BufferedImage(Marker.WIDTH_PIXELS, Marker.CELL_PIXELS, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    for (int frame = 0; frame < 1 << 16; frame += 4_099) {
      Marker.draw(graphics, frame);
      assertEquals(frame, Marker.read((x, y) -> picture.getRGB(x, y) & 0xffffff));
    }
  }
}
