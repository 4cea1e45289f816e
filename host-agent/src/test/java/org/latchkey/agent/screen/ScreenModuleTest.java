package org.latchkey.agent.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.latchkey.agent.screen.capture.Rectangle;
import org.latchkey.agent.screen.rfb.ReferenceViewer;
import org.latchkey.agent.screen.rfb.StreamTwin;
import org.latchkey.agent.screen.x11.Brush;
import org.latchkey.agent.screen.x11.Xvfb;

/// A person's desktop from end to end: real X server, real programs, the reference viewer.
class ScreenModuleTest {
  private static final int[] NOVNC_ENCODINGS = {1, 7, 0, -26, -254, -223, -239};

  @TempDir private Path directory;

  @Test
  void aColorDrawnOnTheDesktopIsSeenByTheViewer() throws Exception {
    try (Xvfb xvfb = Xvfb.start(800, 600);
        Brush brush = new Brush(xvfb.connect());
        Serving serving = new Serving(xvfb.environment())) {
      ReferenceViewer viewer = serving.viewer;
      viewer.setEncodings(NOVNC_ENCODINGS);
      viewer.request(false);
      viewer.readUpdate();
      brush.fill(brush.root(), new Rectangle(600, 400, 30, 30), 0xc0ffee);
      brush.finish();
      while (viewer.pixel(615, 415) != 0xc0ffee) {
        viewer.request(true);
        viewer.readUpdate();
      }
    }
  }

  @Test
  void whatIsTypedTakesEffectOnTheHost() throws Exception {
    Path typed = directory.resolve("typed");
    String script = "echo ready; IFS= read -r line; printf %s \"$line\" > " + typed;
    try (Xvfb xvfb = Xvfb.start(800, 600);
        Serving serving = new Serving(xvfb.environment())) {
      Process terminal = xvfb.run("xterm", "-u8", "-e", "sh", "-c", script);
      ReferenceViewer viewer = serving.viewer;
      viewer.request(false);
      viewer.readUpdate();
      while (darkPixelsOnWhite(viewer) < 20) {
        viewer.request(true);
        viewer.readUpdate();
      }
      viewer.pointer(100, 100, 0);
      String text = "Aa1!/(zZ) ~é€ж漢";
      for (int character : text.codePoints().toArray()) {
        type(viewer, character < 0x100 ? character : 0x0100_0000 | character);
      }
      type(viewer, 0xff0d);
      terminal.waitFor();
      assertEquals(text, Files.readString(typed));
    }
  }

  /// How much of the terminal's first line is written on.
  private static int darkPixelsOnWhite(ReferenceViewer viewer) {
    if (viewer.pixel(300, 200) != 0xffffff) {
      return 0;
    }
    int dark = 0;
    for (int y = 2; y < 14; y++) {
      for (int x = 2; x < 40; x++) {
        dark += viewer.pixel(x, y) == 0 ? 1 : 0;
      }
    }
    return dark;
  }

  private static void type(ReferenceViewer viewer, int keysym) {
    viewer.key(keysym, true);
    viewer.key(keysym, false);
  }

  /// A module that serves until the test ends.
  private static final class Serving implements AutoCloseable {
    private final StreamTwin stream = new StreamTwin(Long.MAX_VALUE / 2);
    private final ReferenceViewer viewer = new ReferenceViewer(stream);
    private final Thread thread;

    Serving(Map<String, String> environment) throws Exception {
      ScreenModule module = ScreenModule.open(environment);
      thread =
          Thread.ofPlatform()
              .start(() -> {
                try {
                  module.serve(stream);
                } catch (IOException failed) {
                  throw new AssertionError(failed);
                }
              });
      viewer.shakeHands();
    }

    @Override
    public void close() {
      stream.closeViewerSide();
      try {
        thread.join();
      } catch (InterruptedException interrupted) {
        throw new AssertionError(interrupted);
      }
    }
  }
}
