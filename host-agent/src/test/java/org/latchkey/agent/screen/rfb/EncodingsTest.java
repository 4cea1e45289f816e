package org.latchkey.agent.screen.rfb;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.latchkey.agent.screen.capture.Frame;
import org.latchkey.agent.screen.capture.MemoryScreen;
import org.latchkey.agent.screen.capture.Move;
import org.latchkey.agent.screen.capture.Rectangle;
import org.latchkey.agent.screen.capture.Scenes;
import org.latchkey.agent.screen.input.RecordedInput;
import org.latchkey.agent.screen.rfb.reference.ReferenceViewer;
import org.latchkey.agent.screen.rfb.reference.ViewerFormat;

/// What each encoding sends, decoded by the reference viewer.
class EncodingsTest {
  private static final int WIDTH = 517;
  private static final int HEIGHT = 389;
  private static final Rectangle ALL = new Rectangle(0, 0, WIDTH, HEIGHT);
  private static final int TIGHT = 7;
  private static final int COPY = 1;
  private static final int QUALITY_6 = -26;
  private static final int LAST_RECTANGLE = -224;

  private final StreamTwin stream = new StreamTwin(Long.MAX_VALUE / 2);
  private final MemoryScreen screen = new MemoryScreen(WIDTH, HEIGHT);
  private final ReferenceViewer viewer = new ReferenceViewer(stream);
  private ServedScreen served;

  @BeforeEach
  void start() throws IOException {
    served = new ServedScreen(stream, screen, new RecordedInput());
    viewer.shakeHands();
  }

  @AfterEach
  void stop() {
    served.close();
  }

  @Test
  void tightIsExactForEveryKindOfContentInEachFormatAndLevel() throws IOException {
    int level = 0;
    for (ViewerFormat format :
        List.of(ViewerFormat.NOVNC, ViewerFormat.BIG_ENDIAN, ViewerFormat.SERVER)) {
      viewer.setFormat(format);
      for (Consumer<Frame> scene : scenes()) {
        viewer.setEncodings(TIGHT, -256 + level++ % 10);
        screen.paint(ALL, scene);
        viewer.request(false);
        List<ReferenceViewer.Seen> seen = viewer.readUpdate();
        assertTrue(seen.stream().allMatch(one -> one.encoding() == TIGHT));
        assertArrayEquals(screen.pixels(), viewer.pixels());
      }
    }
  }

  @Test
  void tightServesSmallFormatsToo() throws IOException {
    viewer.setEncodings(TIGHT, QUALITY_6);
    for (ViewerFormat format : List.of(ViewerFormat.RGB565, ViewerFormat.BGR233)) {
      viewer.setFormat(format);
      screen.paint(ALL, Scenes.blocks(ALL, 9, format.bits()));
      viewer.request(false);
      viewer.readUpdate();
      int worst = 255 / format.blueMaximum() / 2 + 1;
      assertTrue(worstDifference(screen.pixels(), viewer.pixels()) <= worst);
    }
  }

  @Test
  void manyChangesInARowStayExact() throws IOException {
    viewer.setEncodings(COPY, TIGHT);
    viewer.request(false);
    viewer.readUpdate();
    Random random = new Random(21);
    for (int step = 0; step < 150; step++) {
      Rectangle area = someArea(random);
      List<Consumer<Frame>> brushes =
          List.of(
              Scenes.text(area, step),
              Scenes.blocks(area, 1 + random.nextInt(400), step),
              Scenes.fill(area, random.nextInt(0x1000000)),
              Scenes.noise(area, step),
              frame -> frame.shift(area.intersection(area.movedBy(0, 5)), 0, 5));
      screen.paint(area, brushes.get(step % brushes.size()));
      viewer.request(step % 10 != 9);
      viewer.readUpdate();
      assertArrayEquals(screen.pixels(), viewer.pixels());
    }
  }

  @Test
  void oneColorCostsAFewBytesAndTextALittle() throws IOException {
    viewer.setEncodings(TIGHT, QUALITY_6);
    screen.paint(ALL, Scenes.fill(ALL, 0x336699));
    viewer.request(false);
    assertTrue(bytes(viewer.readUpdate()) < 200);
    screen.paint(ALL, Scenes.text(ALL, 3));
    viewer.request(true);
    List<ReferenceViewer.Seen> seen = viewer.readUpdate();
    assertTrue(bytes(seen) < ALL.pixels() / 8, "fewer bytes than a bit for each pixel");
    assertArrayEquals(screen.pixels(), viewer.pixels());
  }

  @Test
  void photographsComeAsJpegAndTextBesideThemIsExact() throws IOException {
    Rectangle photo = new Rectangle(128, 96, 256, 192);
    screen.paint(ALL, Scenes.text(ALL, 5));
    screen.paint(photo, Scenes.photo(photo, 5));
    viewer.setEncodings(TIGHT, QUALITY_6);
    viewer.request(false);
    List<ReferenceViewer.Seen> seen = viewer.readUpdate();
    assertTrue(bytes(seen) < 40_000);
    int[] expected = screen.pixels();
    int[] pixels = viewer.pixels();
    double squares = 0;
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int at = y * WIDTH + x;
        if (photo.intersection(new Rectangle(x, y, 1, 1)).isEmpty()) {
          assertEquals(expected[at], pixels[at]);
        } else {
          squares += Math.pow(difference(expected[at], pixels[at]), 2);
        }
      }
    }
    assertTrue(squares > 0, "it was JPEG");
    assertTrue(Math.sqrt(squares / photo.pixels()) < 12, "and looks the same");
  }

  @Test
  void withoutAQualityLevelPhotographsAreExact() throws IOException {
    screen.paint(ALL, Scenes.photo(ALL, 6));
    viewer.setEncodings(TIGHT);
    viewer.request(false);
    viewer.readUpdate();
    assertArrayEquals(screen.pixels(), viewer.pixels());
  }

  @Test
  void noiseAtTheBestQualityNeverOutgrowsItsPixels() throws IOException {
    screen.paint(ALL, Scenes.noise(ALL, 8));
    viewer.setEncodings(TIGHT, -23);
    viewer.request(false);
    assertTrue(bytes(viewer.readUpdate()) < ALL.pixels() * 4);
    assertTrue(worstDifference(screen.pixels(), viewer.pixels()) < 64);
  }

  @Test
  void scrollingIsSentAsCopies() throws IOException {
    viewer.setEncodings(COPY, TIGHT);
    Rectangle window = new Rectangle(70, 40, 300, 300);
    screen.paint(ALL, Scenes.fill(ALL, 0x202020));
    screen.paint(window, Scenes.text(window, 9));
    viewer.request(false);
    viewer.readUpdate();
    for (int distance : new int[] {-14, -42, 28}) {
      screen.paint(
          window,
          frame -> frame.shift(window.intersection(window.movedBy(0, distance)), 0, distance));
      viewer.request(true);
      List<ReferenceViewer.Seen> seen = viewer.readUpdate();
      long copied =
          seen.stream()
              .filter(one -> one.encoding() == COPY)
              .mapToLong(one -> one.area().pixels())
              .sum();
      assertTrue(copied > window.pixels() / 2, "copied " + copied);
      assertArrayEquals(screen.pixels(), viewer.pixels());
    }
  }

  @Test
  void aMovedWindowIsSentAsCopies() throws IOException {
    viewer.setEncodings(COPY, TIGHT);
    screen.paint(ALL, Scenes.text(ALL, 1));
    Rectangle window = new Rectangle(40, 30, 250, 200);
    screen.paint(window, Scenes.noise(window, 2));
    viewer.request(false);
    viewer.readUpdate();
    for (int[] way : new int[][] {{60, 70}, {-61, -35}, {17, -3}, {-5, 21}}) {
      Rectangle target = window.movedBy(way[0], way[1]);
      screen.hint(new Move(target, way[0], way[1]));
      Frame[] before = new Frame[1];
      screen.paint(
          ALL,
          frame -> {
            before[0] = frame;
            frame.shift(target, way[0], way[1]);
          });
      viewer.request(true);
      List<ReferenceViewer.Seen> seen = viewer.readUpdate();
      long copied =
          seen.stream()
              .filter(one -> one.encoding() == COPY)
              .mapToLong(one -> one.area().pixels())
              .sum();
      assertTrue(copied > target.pixels() / 3, "copied " + copied);
      assertArrayEquals(screen.pixels(), viewer.pixels());
      window = target;
    }
  }

  @Test
  void aWrongHintDoesNoHarm() throws IOException {
    viewer.setEncodings(COPY, TIGHT);
    screen.paint(ALL, Scenes.text(ALL, 1));
    viewer.request(false);
    viewer.readUpdate();
    screen.hint(new Move(new Rectangle(-50, -50, 5000, 5000), 17, 23));
    screen.paint(ALL, Scenes.text(ALL, 2));
    viewer.request(true);
    viewer.readUpdate();
    assertArrayEquals(screen.pixels(), viewer.pixels());
  }

  @Test
  void aViewerThatListsNoEncodingOfOursGetsRaw() throws IOException {
    screen.paint(ALL, Scenes.text(ALL, 4));
    viewer.setEncodings(2, 6, 15);
    viewer.request(false);
    assertTrue(viewer.readUpdate().stream().allMatch(one -> one.encoding() == 0));
    assertArrayEquals(screen.pixels(), viewer.pixels());
  }

  @Test
  void aLongUpdateIsSentInPartsToAViewerThatKnowsHowItEnds() throws IOException {
    screen.paint(ALL, Scenes.noise(ALL, 4));
    viewer.setEncodings(TIGHT, LAST_RECTANGLE);
    viewer.request(false);
    assertEquals(LAST_RECTANGLE, viewer.readUpdate().getLast().encoding());
    assertArrayEquals(screen.pixels(), viewer.pixels());
    screen.paint(ALL, Scenes.fill(ALL, 0x102030));
    viewer.request(true);
    assertTrue(
        viewer.readUpdate().stream().allMatch(one -> one.encoding() == TIGHT), "a short one");
    assertArrayEquals(screen.pixels(), viewer.pixels());
  }

  private static List<Consumer<Frame>> scenes() {
    Rectangle photo = new Rectangle(100, 90, 333, 211);
    return List.of(
        Scenes.fill(ALL, 0xfedcba),
        Scenes.text(ALL, 1),
        Scenes.blocks(ALL, 7, 2),
        Scenes.blocks(ALL, 256, 3),
        Scenes.blocks(ALL, 257, 4),
        Scenes.noise(ALL, 5),
        Scenes.text(ALL, 6).andThen(Scenes.photo(photo, 6)));
  }

  private static long bytes(List<ReferenceViewer.Seen> seen) {
    return seen.stream().mapToLong(ReferenceViewer.Seen::bytes).sum();
  }

  private static int worstDifference(int[] one, int[] other) {
    return java.util.stream.IntStream.range(0, one.length)
        .map(i -> difference(one[i], other[i]))
        .max()
        .orElse(0);
  }

  /// The largest of the three channels'.
  private static int difference(int one, int other) {
    return Arrays.stream(new int[] {0, 8, 16})
        .map(shift -> Math.abs(((one >>> shift) & 0xff) - ((other >>> shift) & 0xff)))
        .max()
        .orElse(0);
  }

  private static Rectangle someArea(Random random) {
    int x = random.nextInt(WIDTH - 40);
    int y = random.nextInt(HEIGHT - 40);
    return new Rectangle(
        x, y, 20 + random.nextInt(WIDTH - x - 20), 20 + random.nextInt(HEIGHT - y - 20));
  }
}
