package org.latchkey.agent.viewers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.latchkey.agent.screen.ScreenUnavailable;
import org.latchkey.agent.screen.capture.Frame;
import org.latchkey.agent.screen.capture.Rectangle;
import org.latchkey.agent.screen.capture.TileGrid;
import org.latchkey.agent.screen.input.InputSink;
import org.latchkey.agent.screen.input.RemoteInput;
import org.latchkey.agent.screen.x11.Brush;
import org.latchkey.agent.screen.x11.X11Keyboard;
import org.latchkey.agent.screen.x11.X11Pointer;
import org.latchkey.agent.screen.x11.X11Screen;
import org.latchkey.agent.screen.x11.XDisplay;
import org.latchkey.agent.screen.x11.Xvfb;

/// Viewers that are not ours, on an X server of their own: what they show is looked at there, pixel
/// by pixel, and what is typed there must arrive.
@Tag("slow")
@Timeout(180)
class ForeignViewersTest {
  private static final int WIDTH = 333;
  private static final int HEIGHT = 222;

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"Tight", "ZRLE", "Hextile", "Raw"})
  void tigerVncShowsEveryPixel(String encoding) throws Exception {
    showsEveryPixel(
        "xtigervncviewer",
        "-AutoSelect=0",
        "-PreferredEncoding=" + encoding,
        "-FullColor=1",
        "-NoJPEG=1",
        "-RemoteResize=0",
        "-SecurityTypes=None",
        "%");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tight", "hextile", "copyrect raw"})
  void tightVncShowsEveryPixel(String encodings) throws Exception {
    // It would draw the pointer into the picture.
    showsEveryPixel("xtightvncviewer", "-encodings", encodings, "-nojpeg", "-nocursorshape", "%");
  }

  private void showsEveryPixel(String... command) throws Exception {
    try (Scene scene = new Scene(command)) {
      for (int step = 0; step < 8; step++) {
        scene.paint(step);
        scene.awaitSamePicture();
      }
      scene.scroll();
      scene.awaitSamePicture();
    }
  }

  @Test
  void whatIsTypedIntoTigerVncArrives() throws Exception {
    Path typed = directory.resolve("typed");
    String script = "echo ready; IFS= read -r line; printf %s \"$line\" > " + typed;
    try (Scene scene =
        new Scene("xtigervncviewer", "-RemoteResize=0", "-SecurityTypes=None", "%")) {
      Process terminal =
          scene.host.run("xterm", "-u8", "-geometry", "40x9+0+0", "-e", "sh", "-c", script);
      scene.awaitSamePicture();
      scene.type("Aa1!/(zZ) ~\n", terminal);
      assertEquals("Aa1!/(zZ) ~", Files.readString(typed, UTF_8));
    }
  }

  /// A host, its screen served on loopback, and a viewer of it.
  private static final class Scene implements AutoCloseable {
    private final Xvfb host = Xvfb.start(WIDTH, HEIGHT);
    private final Xvfb desk = Xvfb.start(800, 600);
    private final Brush brush = new Brush(host.connect());
    private final X11Screen shown = new X11Screen(desk.connect());
    private final Viewers viewers;
    private final Process viewer;
    private int shownAtX;
    private int shownAtY;

    /// @param command with `%` for the address
    Scene(String... command) throws IOException, DoorUnusable {
      NetworkDoor door =
          NetworkDoor.open(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
      viewers = new Viewers(door, host.display(), host.environment());
      Thread.ofPlatform().start(() -> serve(viewers));
      paint(0);
      List<String> line = new ArrayList<>();
      for (String word : command) {
        line.add(word.equals("%") ? "127.0.0.1::" + door.port() : word);
      }
      manageWindows();
      viewer = desk.run(line.toArray(String[]::new));
    }

    /// Somebody must give the viewer's window the keyboard, and be there before it: a window that
    /// is taken over while it is drawn for the first time may stay black.
    private void manageWindows() throws IOException {
      Path ready = Files.createTempFile("openbox", ".ready");
      try {
        desk.run("openbox", "--startup", "sh -c 'echo ready > " + ready + "'");
        while (Files.size(ready) == 0) {
          Thread.onSpinWait();
        }
      } finally {
        Files.delete(ready);
      }
    }

    private static void serve(Viewers viewers) {
      try {
        viewers.serve();
      } catch (IOException | ScreenUnavailable failed) {
        throw new AssertionError(failed);
      }
    }

    /// Fills, lines and noise, so that every way to encode a rectangle is taken.
    void paint(int seed) throws IOException {
      Random random = new Random(seed);
      for (int i = 0; i < 40; i++) {
        Rectangle area =
            new Rectangle(
                random.nextInt(WIDTH), random.nextInt(HEIGHT), random.nextInt(90), 1 + i * 2);
        brush.fill(brush.root(), area, random.nextInt(0x1000000));
      }
      for (int i = 0; i < 900; i++) {
        Rectangle dot = new Rectangle(random.nextInt(WIDTH), random.nextInt(40), 1, 1);
        brush.fill(brush.root(), dot, random.nextInt(0x1000000));
      }
      brush.finish();
    }

    void scroll() throws IOException {
      brush.copy(brush.root(), new Rectangle(0, 32, WIDTH, HEIGHT - 32), 0, 0);
      brush.finish();
    }

    /// Waits until the host's picture stands somewhere on the viewer's screen.
    void awaitSamePicture() throws IOException {
      while (!isShown()) {
        assertTrue(viewer.isAlive(), "the viewer is still there");
        shown.await();
      }
    }

    /// The host's screen is looked at anew each time, because news of what has been drawn may come
    /// later than what the viewer makes of it.
    private boolean isShown() throws IOException {
      try (X11Screen source = new X11Screen(host.connect())) {
        return isShown(capture(source));
      }
    }

    private boolean isShown(Frame wanted) throws IOException {
      Frame seen = capture(shown);
      for (int y = 0; y + HEIGHT <= seen.heightPixels(); y++) {
        for (int x = 0; x + WIDTH <= seen.widthPixels(); x++) {
          if (isAt(x, y, wanted, seen)) {
            shownAtX = x;
            shownAtY = y;
            return true;
          }
        }
      }
      return false;
    }

    private static boolean isAt(int x, int y, Frame wanted, Frame seen) {
      for (int row = 0; row < HEIGHT; row++) {
        long length = (long) WIDTH * Frame.BYTES_PER_PIXEL;
        if (Frame.mismatch(wanted, wanted.offset(0, row), seen, seen.offset(x, y + row), length)
            >= 0) {
          return false;
        }
      }
      return true;
    }

    private static Frame capture(X11Screen screen) throws IOException {
      Frame frame = screen.frame();
      screen.capture(new TileGrid(frame.widthPixels(), frame.heightPixels()));
      return frame;
    }

    /// Types on the viewer's keyboard, with the pointer over the terminal.
    void type(String text, Process until) throws Exception {
      XDisplay display = desk.connect();
      try (X11Keyboard keyboard = new X11Keyboard(display);
          InputSink input = new RemoteInput(keyboard, new X11Pointer(display), () -> {})) {
        input.pointer(shownAtX + 60, shownAtY + 60, 0);
        for (int character : text.codePoints().toArray()) {
          int keysym = character == '\n' ? 0xff0d : character;
          input.key(keysym, 0, true);
          input.key(keysym, 0, false);
        }
        until.waitFor();
      } finally {
        display.close();
      }
    }

    @Override
    public void close() throws IOException {
      viewer.destroyForcibly();
      viewer.onExit().join();
      viewers.close();
      shown.close();
      brush.close();
      desk.close();
      host.close();
    }
  }
}
