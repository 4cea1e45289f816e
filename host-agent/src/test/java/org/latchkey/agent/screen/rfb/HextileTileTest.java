package org.latchkey.agent.screen.rfb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.latchkey.agent.screen.capture.Frame;
import org.latchkey.agent.screen.capture.PaintedFrame;
import org.latchkey.agent.screen.capture.Rectangle;

/// Tiles laid out by hand from RFC 6143 §7.7.4. Pixels are blue, green, red, 0.
class HextileTileTest {
  private static final int RED = 0xff0000;
  private static final int BLUE = 0x0000ff;
  private static final int WHITE = 0xffffff;
  private static final Rectangle BOX = new Rectangle(2, 3, 4, 5);

  private final HextileTile tile = new HextileTile();

  @BeforeEach
  void begin() {
    tile.begin();
  }

  @Test
  void theBackgroundIsSaidOnce() {
    assertTile("02 0000ff00", (_, _) -> RED);
    assertTile("00", (_, _) -> RED);
    assertTile("02 ffffff00", (_, _) -> WHITE);
    tile.begin();
    assertTile("02 ffffff00", (_, _) -> WHITE);
  }

  @Test
  void theForegroundOfTwoColorsIsSaidOnce() {
    assertTile("0e ffffff00 0000ff00 01 23 34", (x, y) -> inBox(x, y) ? RED : WHITE);
    assertTile("08 01 23 34", (x, y) -> inBox(x, y) ? RED : WHITE);
    assertTile("00", (_, _) -> WHITE);
    assertTile("08 01 23 34", (x, y) -> inBox(x, y) ? RED : WHITE);
    assertTile("0c ff000000 01 23 34", (x, y) -> inBox(x, y) ? BLUE : WHITE);
  }

  @Test
  void moreColorsAreSaidWithEachRectangle() {
    IntBinaryOperator corners = (x, y) -> x + y == 0 ? RED : x + y == 30 ? BLUE : WHITE;
    assertTile("1a ffffff00 02 0000ff00 00 00 ff000000 ff 00", corners);
    assertTile("18 02 0000ff00 00 00 ff000000 ff 00", corners);
    assertTile("0c 0000ff00 01 23 34", (x, y) -> inBox(x, y) ? RED : WHITE);
  }

  @Test
  void whatTakesMoreThanItsPixelsIsRawAndCarriesNothingOver() {
    assertTile("02 ffffff00", (_, _) -> WHITE);
    StringBuilder raw = new StringBuilder("01");
    for (int pixel = 0; pixel < 256; pixel++) {
      raw.append("%02x000000".formatted(pixel));
    }
    assertTile(raw.toString(), (x, y) -> y * 16 + x);
    assertTile("02 ffffff00", (_, _) -> WHITE);
  }

  private static boolean inBox(int x, int y) {
    return !BOX.intersection(new Rectangle(x, y, 1, 1)).isEmpty();
  }

  private void assertTile(String expected, IntBinaryOperator color) {
    Frame frame = PaintedFrame.of(16, 16, color);
    RfbWriter out = new RfbWriter(64);
    tile.write(frame, 0, 0, 16, 16, new PixelConversion(PixelFormat.NATIVE), out);
    String written = HexFormat.of().formatHex(Arrays.copyOf(out.array(), out.length()));
    assertEquals(expected.replace(" ", ""), written);
  }
}
