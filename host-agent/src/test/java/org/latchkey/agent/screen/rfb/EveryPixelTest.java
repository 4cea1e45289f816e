package org.latchkey.agent.screen.rfb;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.latchkey.agent.screen.capture.MemoryScreen;
import org.latchkey.agent.screen.capture.Scenes;
import org.latchkey.agent.screen.capture.Storyboard;
import org.latchkey.agent.screen.input.RecordedInput;
import org.latchkey.agent.screen.rfb.reference.ReferenceViewer;
import org.latchkey.agent.screen.rfb.reference.ViewerFormat;

/// Whatever happens on the screen, the viewer has it bit by bit, in each encoding without loss and
/// each pixel format, decoded by the reference viewer.
class EveryPixelTest {
  private static final int COPY = 1;
  private static final int DESKTOP_SIZE = -223;
  private static final int LAST_RECTANGLE = -224;

  private static final List<ViewerFormat> FORMATS =
      List.of(
          ViewerFormat.SERVER,
          ViewerFormat.NOVNC,
          ViewerFormat.BIG_ENDIAN,
          new ViewerFormat(32, 24, true, 255, 255, 255, 0, 8, 16),
          // the upper three bytes, and all four
          new ViewerFormat(32, 24, false, 255, 255, 255, 8, 16, 24),
          new ViewerFormat(32, 24, true, 255, 255, 255, 24, 16, 8),
          new ViewerFormat(32, 24, false, 255, 255, 255, 0, 12, 24),
          new ViewerFormat(32, 32, false, 255, 255, 255, 16, 8, 0),
          // more and fewer bits than the screen has
          new ViewerFormat(32, 30, false, 1023, 1023, 1023, 20, 10, 0),
          new ViewerFormat(32, 16, true, 31, 63, 31, 19, 13, 8),
          ViewerFormat.RGB565,
          new ViewerFormat(16, 16, true, 31, 63, 31, 11, 5, 0),
          new ViewerFormat(16, 15, false, 31, 31, 31, 10, 5, 0),
          new ViewerFormat(16, 15, true, 31, 31, 31, 0, 5, 10),
          ViewerFormat.BGR233,
          // tigervnc-viewer -LowColorLevel 1 and 0
          new ViewerFormat(8, 6, false, 3, 3, 3, 4, 2, 0),
          new ViewerFormat(8, 3, false, 1, 1, 1, 2, 1, 0));

  @ParameterizedTest
  @EnumSource
  void everyFormatIsExact(PixelEncoding encoding) throws IOException {
    try (Watched watched = new Watched(encoding, 205, 133, 1)) {
      for (ViewerFormat format : FORMATS) {
        watched.use(format);
        watched.follow(5);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyShiftIsExact(PixelEncoding encoding) throws IOException {
    try (Watched watched = new Watched(encoding, 70, 40, 2)) {
      Random random = new Random(encoding.name().hashCode());
      for (int round = 0; round < 60; round++) {
        watched.use(someFormat(random));
        watched.follow(1);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void oddSizesAreExact(PixelEncoding encoding) throws IOException {
    int[][] sizes = {{1, 1}, {63, 65}, {1, 700}, {4097, 33}, {16, 16}, {129, 1}, {33, 31}};
    try (Watched watched = new Watched(encoding, 64, 64, 3)) {
      for (int[] size : sizes) {
        watched.resize(size[0], size[1]);
        watched.follow(4);
      }
    }
  }

  @Tag("slow")
  @ParameterizedTest
  @EnumSource
  void longStoriesAreExact(PixelEncoding encoding) throws IOException {
    Random random = new Random(encoding.name().hashCode());
    try (Watched watched = new Watched(encoding, 300, 200, 4)) {
      for (int round = 0; round < 150; round++) {
        watched.resize(1 + random.nextInt(400), 1 + random.nextInt(300));
        watched.use(FORMATS.get(random.nextInt(FORMATS.size())));
        watched.follow(20);
      }
    }
  }

  @Test
  void theViewerMayChangeItsMindAboutTheEncoding() throws IOException {
    try (Watched watched = new Watched(PixelEncoding.TIGHT, 205, 133, 5)) {
      Random random = new Random(5);
      for (int round = 0; round < 40; round++) {
        PixelEncoding[] encodings = PixelEncoding.values();
        watched.prefer(encodings[random.nextInt(encodings.length)], random.nextInt(10));
        watched.follow(2);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void noEncodingOutgrowsTheCredit(PixelEncoding encoding) throws IOException {
    StreamTwin poor = new StreamTwin(1000);
    MemoryScreen screen = new MemoryScreen(517, 389);
    ReferenceViewer viewer = new ReferenceViewer(poor);
    try (ServedScreen _ = new ServedScreen(poor, screen, new RecordedInput())) {
      viewer.shakeHands();
      viewer.setEncodings(Watched.number(encoding), -256);
      screen.paint(screen.frame().bounds(), Scenes.noise(screen.frame().bounds(), 6));
      viewer.request(false);
      Random random = new Random(6);
      long covered = 0;
      while (covered < screen.frame().bounds().pixels()) {
        poor.giveCredit(Credit.WORTHWHILE_BYTES + random.nextInt(40_000) - poor.creditBytes());
        for (ReferenceViewer.Seen seen : viewer.readUpdate()) {
          covered += seen.area().pixels();
        }
        viewer.request(true);
      }
      assertArrayEquals(screen.pixels(), viewer.pixels());
    }
  }

  /// Three fields of one to eight bits, anywhere in the pixel, in any order.
  private static ViewerFormat someFormat(Random random) {
    int bits = 8 << random.nextInt(3);
    int[] widths = new int[3];
    int[] shifts = new int[3];
    int at = 0;
    for (int field = 0; field < 3; field++) {
      int most = Math.min(8, bits - at - (2 - field));
      widths[field] = 1 + random.nextInt(most);
      int slack = bits - at - widths[field] - (2 - field);
      shifts[field] = at + (random.nextBoolean() ? 0 : random.nextInt(slack + 1));
      at = shifts[field] + widths[field];
    }
    int depth = random.nextBoolean() ? Math.min(bits, 24) : bits;
    int first = random.nextInt(3);
    int second = (first + 1 + random.nextInt(2)) % 3;
    int third = 3 - first - second;
    return new ViewerFormat(
        bits,
        depth,
        random.nextBoolean(),
        (1 << widths[first]) - 1,
        (1 << widths[second]) - 1,
        (1 << widths[third]) - 1,
        shifts[first],
        shifts[second],
        shifts[third]);
  }

  /// A screen on which things happen, and a viewer that follows.
  private static final class Watched implements AutoCloseable {
    private final StreamTwin stream = new StreamTwin(Long.MAX_VALUE / 2);
    private final MemoryScreen screen;
    private final Storyboard story;
    private final ReferenceViewer viewer = new ReferenceViewer(stream);
    private final ServedScreen served;
    private ViewerFormat format = ViewerFormat.SERVER;
    private PixelEncoding encoding;

    Watched(PixelEncoding encoding, int width, int height, long seed) throws IOException {
      this.screen = new MemoryScreen(width, height);
      this.story = new Storyboard(screen, seed);
      this.served = new ServedScreen(stream, screen, new RecordedInput());
      this.encoding = encoding;
      viewer.shakeHands();
      prefer(encoding, 6);
      all();
    }

    void prefer(PixelEncoding wanted, int compression) {
      encoding = wanted;
      viewer.setEncodings(number(wanted), COPY, DESKTOP_SIZE, LAST_RECTANGLE, -256 + compression);
    }

    void use(ViewerFormat wanted) throws IOException {
      format = wanted;
      viewer.setFormat(wanted);
      all();
    }

    void resize(int width, int height) throws IOException {
      if (width != viewer.width() || height != viewer.height()) {
        screen.resize(width, height);
        viewer.request(true);
        viewer.readUpdate();
        all();
      }
    }

    /// Watches as many things happen, one by one.
    void follow(int steps) throws IOException {
      for (int step = 0; step < steps; step++) {
        story.next();
        viewer.request(true);
        compare(viewer.readUpdate());
      }
    }

    private void all() throws IOException {
      viewer.request(false);
      compare(viewer.readUpdate());
    }

    private void compare(List<ReferenceViewer.Seen> seen) {
      List<Integer> expected = List.of(number(encoding), COPY, LAST_RECTANGLE);
      assertTrue(seen.stream().allMatch(one -> expected.contains(one.encoding())));
      assertArrayEquals(format.nearest(screen.pixels()), viewer.picture().pixels());
    }

    private static int number(PixelEncoding encoding) {
      return switch (encoding) {
        case TIGHT -> 7;
        case ZRLE -> 16;
        case HEXTILE -> 5;
        case RAW -> 0;
      };
    }

    @Override
    public void close() {
      served.close();
    }
  }
}
