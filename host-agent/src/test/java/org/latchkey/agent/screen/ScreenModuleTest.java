package org.latchkey.agent.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.latchkey.agent.screen.ScreenModule.Permissions;
import org.latchkey.agent.screen.capture.Rectangle;
import org.latchkey.agent.screen.capture.TileGrid;
import org.latchkey.agent.screen.rfb.Figures;
import org.latchkey.agent.screen.rfb.StreamTwin;
import org.latchkey.agent.screen.rfb.reference.ReferenceViewer;
import org.latchkey.agent.screen.x11.Brush;
import org.latchkey.agent.screen.x11.X11Screen;
import org.latchkey.agent.screen.x11.Xvfb;
import org.latchkey.protocol.Spec;

/// A person's desktop from end to end: real X server, real programs, the reference viewer.
class ScreenModuleTest {
  private static final int COPY = 1;
  private static final int TIGHT = 7;

  /// A pixel that no window covers: changing it makes sure that there is something to send.
  private static final Rectangle CORNER = new Rectangle(799, 599, 1, 1);

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
  @Spec("A17")
  void whatIsTypedTakesEffectOnTheHost() throws Exception {
    try (Xvfb xvfb = Xvfb.start(800, 600);
        Serving serving = new Serving(xvfb.environment())) {
      String text = "Aa1!/(zZ) ~é€Жж\u00dfñ漢\ud83d\ude00";
      assertEquals(text, typedInto(xvfb, serving.viewer, text));
    }
  }

  /// More characters than there are keys to spare, as fast as they can be sent.
  @Test
  void charactersThatNoKeyHasArriveHoweverFastTheyAreTyped() throws Exception {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      text.appendCodePoint(0x4e00 + i * 37)
          .appendCodePoint(i % 3 == 0 ? 'a' + i % 26 : 0x430 + i % 32);
    }
    try (Xvfb xvfb = Xvfb.start(800, 600);
        Serving serving = new Serving(xvfb.environment())) {
      assertEquals(text.toString(), typedInto(xvfb, serving.viewer, text.toString()));
    }
  }

  /// What a program in a real terminal reads as its first line.
  private String typedInto(Xvfb xvfb, ReferenceViewer viewer, String text) throws Exception {
    Path typed = directory.resolve("typed");
    String script = "echo ready; IFS= read -r line; printf %s \"$line\" > " + typed;
    Process terminal = xvfb.run("xterm", "-u8", "-e", "sh", "-c", script);
    viewer.request(false);
    viewer.readUpdate();
    while (darkPixelsOnWhite(viewer) < 20) {
      viewer.request(true);
      viewer.readUpdate();
    }
    viewer.pointer(100, 100, 0);
    text.codePoints()
        .forEach(
            character -> type(viewer, character < 0x100 ? character : 0x0100_0000 | character));
    type(viewer, 0xff0d);
    terminal.waitFor();
    return Files.readString(typed);
  }

  @Test
  void lockKeysOfTheHostAreToldToTheViewer() throws Exception {
    try (Xvfb xvfb = Xvfb.start(320, 200);
        Serving serving = new Serving(xvfb.environment())) {
      ReferenceViewer viewer = serving.viewer;
      viewer.setEncodings(0, -258, -261);
      viewer.request(false);
      viewer.readUpdate();
      assertEquals(0, viewer.lockKeys());
      for (int expected : new int[] {4, 0}) {
        viewer.extendedKey(0xffe5, 0x3a, true);
        viewer.extendedKey(0xffe5, 0x3a, false);
        while (viewer.lockKeys() != expected) {
          viewer.request(true);
          viewer.readUpdate();
        }
      }
    }
  }

  @Test
  void aBusyTerminalAndMovingWindowsEndAsTheSamePicture() throws Exception {
    try (Xvfb xvfb = Xvfb.start(800, 600);
        Brush brush = new Brush(xvfb.connect());
        X11Screen screen = new X11Screen(xvfb.connect());
        Serving serving = new Serving(xvfb.environment())) {
      ReferenceViewer viewer = serving.viewer;
      viewer.setEncodings(COPY, TIGHT);
      viewer.request(false);
      viewer.readUpdate();
      String lines = "for i in $(seq 3000); do echo $i $((i * i * i)); done; echo ready; read line";
      xvfb.run("xterm", "-geometry", "100x40", "-e", "sh", "-c", lines);
      long window = brush.window(new Rectangle(620, 10, 150, 100), 0x3060c0);
      long copied = 0;
      for (int step = 0; step < 150; step++) {
        brush.fill(window, new Rectangle(step, step % 50, 3, 3), 1 + step * 0x010305);
        brush.move(window, 620 + step % 30, 10 + step * 3);
        brush.fill(brush.root(), CORNER, 1 + step % 2);
        brush.finish();
        viewer.request(true);
        copied += viewer.readUpdate().stream().filter(seen -> seen.encoding() == COPY).count();
      }
      assertTrue(copied > 0, "something was copied");
      awaitSamePicture(viewer, brush, screen);
    }
  }

  @Test
  void whatIsHeldDownIsLetGoWhenTheViewerLeaves() throws Exception {
    try (Xvfb xvfb = Xvfb.start(320, 200);
        Brush brush = new Brush(xvfb.connect())) {
      try (Serving serving = new Serving(xvfb.environment())) {
        serving.viewer.key(0xffe3, true);
        serving.viewer.key('a', true);
        serving.viewer.key(0x0100_4e2d, true);
        while (brush.keysDown() < 3) {
          brush.finish();
        }
      }
      assertEquals(0, brush.keysDown());
    }
  }

  @Test
  @Spec("A9")
  void whatIsHeldDownIsLetGoWhileTheViewerIsAwayAndWhatItTypedThenIsPlayedOnce() throws Exception {
    try (Xvfb xvfb = Xvfb.start(320, 200);
        Brush brush = new Brush(xvfb.connect());
        Serving serving = new Serving(xvfb.environment())) {
      serving.viewer.key('a', true);
      while (brush.keysDown() == 0) {
        brush.finish();
      }
      while (serving.played.get() == 0) {
        Thread.onSpinWait();
      }
      serving.module.pause();
      while (brush.keysDown() > 0) {
        brush.finish();
      }
      serving.viewer.key('b', true);
      assertEquals(0, brush.keysDown());
      assertEquals(1, serving.played.get(), "what waits is not played");
      serving.module.resume();
      while (brush.keysDown() == 0) {
        brush.finish();
      }
    }
  }

  @Test
  @Spec("A16")
  void whoMayOnlyLookPlaysNoKeyAndNoPointer() throws Exception {
    Permissions looking = new Permissions(false, false);
    try (Xvfb xvfb = Xvfb.start(320, 200);
        Brush brush = new Brush(xvfb.connect());
        Serving onlyLooking = new Serving(xvfb.environment(), looking)) {
      onlyLooking.viewer.key('a', true);
      onlyLooking.viewer.pointer(5, 5, 1);
      onlyLooking.viewer.request(false);
      onlyLooking.viewer.readUpdate(); // everything before it has been read
      brush.finish();
      assertEquals(0, onlyLooking.played.get());
      assertEquals(0, brush.keysDown());
      try (Serving controlling = new Serving(xvfb.environment())) {
        controlling.viewer.key('b', true);
        while (brush.keysDown() == 0) {
          brush.finish();
        }
      }
      assertEquals(0, brush.keysDown());
    }
  }

  @Test
  @Spec("A9")
  void aDisplayThatGoesAwayEndsTheStreamWithAReason() throws Exception {
    try (Xvfb xvfb = Xvfb.start(320, 200)) {
      ScreenModule module = ScreenModule.open(xvfb.environment(), Permissions.ALL);
      StreamTwin stream = new StreamTwin(Long.MAX_VALUE / 2);
      AtomicBoolean told = new AtomicBoolean();
      CompletableFuture<String> end =
          CompletableFuture.supplyAsync(() -> {
            try {
              module.serve(
                  stream,
                  () -> {
                    told.set(true);
                    stream.close();
                  },
                  new Figures());
              return "the viewer left";
            } catch (IOException failed) {
              return String.valueOf(failed.getCause());
            }
          });
      new ReferenceViewer(stream).shakeHands();
      xvfb.kill();
      assertTrue(end.join().contains("X server of display " + xvfb.display() + " is gone"));
      assertTrue(stream.isClosedByHost());
      assertTrue(told.get(), "not an ordinary end");
      module.close();
    }
  }

  /// Reads updates until the viewer has what the screen shows.
  private static void awaitSamePicture(ReferenceViewer viewer, Brush brush, X11Screen screen)
      throws IOException {
    int[] shown = new int[800 * 600];
    TileGrid all = new TileGrid(800, 600);
    for (int blink = 0; ; blink++) {
      // A viewer that already has everything is answered by this pixel.
      brush.fill(brush.root(), CORNER, 3 + blink);
      brush.finish();
      viewer.request(true);
      viewer.readUpdate();
      screen.capture(all);
      screen.frame().read(screen.frame().bounds(), shown);
      if (Arrays.equals(shown, viewer.pixels()) && showsTerminal(viewer)) {
        return;
      }
    }
  }

  private static boolean showsTerminal(ReferenceViewer viewer) {
    return viewer.pixel(400, 400) == 0xffffff;
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
    private final ScreenModule module;
    private final AtomicInteger played = new AtomicInteger();
    private final Thread thread;

    Serving(Map<String, String> environment) throws Exception {
      this(environment, Permissions.ALL);
    }

    Serving(Map<String, String> environment, Permissions permissions) throws Exception {
      module = ScreenModule.open(environment, permissions, played::incrementAndGet);
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
