package org.latchkey.agent.screen.rfb;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latchkey.agent.screen.capture.Frame;
import org.latchkey.agent.screen.capture.Rectangle;
import org.latchkey.agent.screen.capture.TileGrid;
import org.latchkey.agent.screen.input.RecordedInput;
import org.latchkey.agent.screen.rfb.reference.ReferenceViewer;
import org.latchkey.agent.screen.rfb.reference.ScreenLayout;
import org.latchkey.agent.screen.x11.Brush;
import org.latchkey.agent.screen.x11.X11Screen;
import org.latchkey.agent.screen.x11.Xvfb;

/// Sizes of real X servers' screens (`docs/screen.md` §3, §5).
@Timeout(120)
class X11SizeTest {
  private static final int LAYOUT = -308;
  private static final int DESKTOP_SIZE = -223;
  private static final int PROHIBITED = 1;

  private final StreamTwin stream = new StreamTwin(Long.MAX_VALUE / 2);
  private final ReferenceViewer viewer = new ReferenceViewer(stream);

  @Test
  void aScreenOfXvncGetsEverySizeThatIsWantedAndEveryPixelArrives() throws Exception {
    int[][] sizes = {{1024, 768}, {801, 603}, {1920, 1080}, {333, 1000}, {640, 400}, {64, 64}};
    try (Xvfb server = Xvfb.startResizable(640, 400);
        Brush brush = new Brush(server.connect());
        ServedScreen _ = serve(server, true)) {
      begin(LAYOUT);
      for (int[] size : sizes) {
        viewer.desktopSize(size[0], size[1]);
        awaitSize(size[0], size[1]);
        assertLayout(1, 0, size[0], size[1]);
        paint(brush, size[0], size[1]);
        awaitSamePicture(server, size[0], size[1]);
      }
    }
  }

  @Test
  void aChangeBySomebodyElseReachesBothKindsOfViewers() throws Exception {
    try (Xvfb server = Xvfb.startResizable(640, 400);
        Brush brush = new Brush(server.connect())) {
      X11SizeTest another = new X11SizeTest();
      try (ServedScreen _ = serve(server, true);
          ServedScreen _ = another.serve(server, false)) {
        begin(LAYOUT);
        another.begin(DESKTOP_SIZE);
        assertEquals(0, server.run("xrandr", "-s", "1280x1024").waitFor());
        awaitSize(1280, 1024);
        assertLayout(0, 0, 1280, 1024);
        another.awaitSize(1280, 1024);
        paint(brush, 1280, 1024);
        awaitSamePicture(server, 1280, 1024);
        another.awaitSamePicture(server, 1280, 1024);
      }
    }
  }

  @Test
  void xvfbKeepsItsSizeAndThePictureGoesOn() throws Exception {
    assertProhibited(Xvfb.start(640, 400), true);
  }

  @Test
  void aViewerThatMayOnlyLookChangesNothing() throws Exception {
    assertProhibited(Xvfb.startResizable(640, 400), false);
  }

  private void assertProhibited(Xvfb started, boolean mayResize) throws Exception {
    try (Xvfb server = started;
        Brush brush = new Brush(server.connect());
        ServedScreen _ = serve(server, mayResize)) {
      begin(LAYOUT);
      viewer.desktopSize(320, 200);
      awaitAnswer();
      assertLayout(1, PROHIBITED, 640, 400);
      paint(brush, 640, 400);
      awaitSamePicture(server, 640, 400);
    }
  }

  private static void paint(Brush brush, int width, int height) throws IOException {
    for (int i = 0; i < 20; i++) {
      Rectangle area = new Rectangle(i * width / 20, i * height / 20, width / 20, height / 20);
      brush.fill(brush.root(), area, 0x0b1d31 * (i + 1) & 0xffffff);
    }
    brush.finish();
  }

  private ServedScreen serve(Xvfb server, boolean mayResize) throws IOException {
    return new ServedScreen(
        stream, new X11Screen(server.connect(), mayResize), new RecordedInput());
  }

  private void begin(int encoding) throws IOException {
    viewer.shakeHands();
    viewer.setEncodings(0, encoding);
    viewer.request(false);
    viewer.readUpdate();
  }

  private void awaitSize(int width, int height) throws IOException {
    while (viewer.width() != width || viewer.height() != height) {
      viewer.request(true);
      viewer.readUpdate();
    }
  }

  private void awaitAnswer() throws IOException {
    for (ScreenLayout told = viewer.layout();
        told == null || told.reason() != 1;
        told = viewer.layout()) {
      viewer.request(true);
      viewer.readUpdate();
    }
  }

  private void assertLayout(int reason, int status, int width, int height) {
    ScreenLayout told = viewer.layout();
    assertNotNull(told);
    assertEquals(reason, told.reason());
    assertEquals(status, told.status());
    assertEquals(width, told.width());
    assertEquals(height, told.height());
  }

  /// Compares with what a connection of its own sees.
  private void awaitSamePicture(Xvfb server, int width, int height) throws IOException {
    try (X11Screen seen = new X11Screen(server.connect())) {
      Frame frame = seen.frame();
      assertEquals(width, frame.widthPixels());
      assertEquals(height, frame.heightPixels());
      seen.capture(new TileGrid(width, height));
      int[] pixels = new int[width * height];
      frame.read(frame.bounds(), pixels);
      while (!Arrays.equals(pixels, viewer.pixels())) {
        viewer.request(true);
        viewer.readUpdate();
      }
      assertArrayEquals(pixels, viewer.pixels());
    }
  }
}
