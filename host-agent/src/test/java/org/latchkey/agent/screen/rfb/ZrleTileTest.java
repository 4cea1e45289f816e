package org.latchkey.agent.screen.rfb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;
import org.latchkey.agent.screen.capture.Frame;
import org.latchkey.agent.screen.capture.PaintedFrame;

/// The forms of a tile, laid out by hand from RFC 6143 §7.7.5 and §7.7.6. Pixels are blue, green,
/// red.
class ZrleTileTest {
  private static final int RED = 0xff0000;
  private static final int WHITE = 0xffffff;

  private final ZrleTile tile = new ZrleTile();
  private final byte[] bytes = new byte[64 * 64 * 4 + 1];

  @Test
  void oneColorIsOnePixel() {
    assertTile("01 0000ff", 64, 64, (_, _) -> RED);
  }

  @Test
  void twoColorsAreABitEachAndEveryRowStartsAByte() {
    assertTile("02 0000ff ffffff 5540 5540 5540", 10, 3, (x, _) -> x % 2 == 0 ? RED : WHITE);
  }

  @Test
  void threeOrFourColorsAreTwoBitsEach() {
    assertTile("03 000000 010000 020000 18 18", 3, 2, (x, _) -> x);
  }

  @Test
  void fiveToSixteenColorsAreFourBitsEach() {
    assertTile("05 000000 010000 020000 030000 040000 01234012340120", 13, 1, (x, _) -> x % 5);
  }

  @Test
  void aRunIsOneMoreThanTheSumOfItsBytes() {
    String longRun = "ff".repeat(14) + "0d";
    assertTile("80 0000ff ffff01 ffffff" + longRun, 64, 64, (_, y) -> y < 8 ? RED : WHITE);
  }

  @Test
  void runsOfManyColorsAreIndexedAndSinglePixelsNeedNoLength() {
    StringBuilder palette = new StringBuilder();
    StringBuilder row = new StringBuilder();
    for (int color = 0; color < 30; color++) {
      palette.append("%02x0000".formatted(color));
      row.append(color < 20 ? "%02x".formatted(color) : "%02x01".formatted(color | 0x80));
    }
    assertTile(
        "9e" + palette + row.toString().repeat(4), 40, 4, (x, _) -> x < 20 ? x : 20 + (x - 20) / 2);
  }

  @Test
  void whatNothingShortensIsSentAsItIs() {
    assertTile("00 000000 010000 020000", 3, 1, (x, _) -> x);
  }

  private void assertTile(String expected, int width, int height, IntBinaryOperator color) {
    Frame frame = PaintedFrame.of(width, height, color);
    CompressedPixels form = new CompressedPixels(new PixelConversion(PixelFormat.NATIVE));
    int length = tile.write(frame, 0, 0, width, height, form, bytes, 0);
    String written = HexFormat.of().formatHex(Arrays.copyOf(bytes, length));
    assertEquals(expected.replace(" ", ""), written);
  }
}
