package org.latchkey.agent.screen.x11;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.latchkey.agent.screen.capture.CursorPicture;
import org.latchkey.agent.screen.capture.Frame;
import org.latchkey.agent.screen.capture.Move;
import org.latchkey.agent.screen.capture.Rectangle;
import org.latchkey.agent.screen.capture.TileGrid;

/// The X11 screen on a real X server.
class X11ScreenTest {
  private Xvfb xvfb;
  private Brush brush;
  private X11Screen screen;
  private TileGrid suspects;

  @BeforeEach
  void start() throws IOException {
    xvfb = Xvfb.start(640, 400);
    brush = new Brush(xvfb.connect());
    screen = new X11Screen(xvfb.connect());
    suspects = new TileGrid(640, 400);
  }

  @AfterEach
  void stop() throws Exception {
    screen.close();
    brush.close();
    xvfb.close();
  }

  @Test
  void everyDrawingIsSeenAndItsTilesAreSuspect() throws IOException {
    screen.capture(suspects);
    Random random = new Random(11);
    for (int step = 0; step < 100; step++) {
      suspects.clearAll();
      Rectangle area =
          new Rectangle(random.nextInt(600), random.nextInt(380), 1 + random.nextInt(40), 20);
      int color = random.nextInt(0x1000000);
      brush.fill(brush.root(), area, color);
      brush.finish();
      screen.capture(suspects);
      assertEquals(color, screen.frame().pixel(area.x(), area.y()));
      int lastColumn = Math.min(639, area.right() - 1);
      assertEquals(color, screen.frame().pixel(lastColumn, area.bottom() - 1));
      assertTrue(suspects.isMarked(area.x() / 32, area.y() / 32));
      assertTrue(suspects.isMarked(lastColumn / 32, (area.bottom() - 1) / 32));
    }
  }

  @Test
  void theFirstCaptureIsWholeAndLaterOnesAreNot() throws IOException {
    brush.fill(brush.root(), new Rectangle(0, 0, 640, 400), 0x123456);
    brush.finish();
    screen.capture(suspects);
    assertEquals(0x123456, screen.frame().pixel(639, 399));
    suspects.clearAll();
    screen.capture(suspects);
    assertEquals(0, suspects.count());
    brush.fill(brush.root(), new Rectangle(33, 33, 2, 2), 0xff);
    brush.finish();
    screen.capture(suspects);
    assertTrue(suspects.isMarked(1, 1));
    assertFalse(suspects.isMarked(10, 10));
  }

  @Test
  void nothingIsLostWhileSomeoneKeepsDrawing() throws Exception {
    screen.capture(suspects);
    Process clock =
        xvfb.run(
            "xterm",
            "-geometry",
            "80x20",
            "-e",
            "sh",
            "-c",
            "for i in $(seq 400); do echo line $i $((i * i)); done");
    Frame kept = Frame.allocate(java.lang.foreign.Arena.ofAuto(), 640, 400);
    kept.copyFrom(screen.frame(), kept.bounds());
    while (clock.isAlive()) {
      suspects.clearAll();
      screen.capture(suspects);
      copySuspects(kept);
    }
    suspects.clearAll();
    brush.finish();
    screen.capture(suspects);
    copySuspects(kept);
    try (X11Screen second = new X11Screen(xvfb.connect())) {
      second.capture(new TileGrid(640, 400));
      assertArrayEquals(second.frame().toBytes(), kept.toBytes());
    }
  }

  @Test
  void theCursorIsReportedOnceAndAgainWhenItChanges() throws IOException {
    CursorPicture cursor = screen.takeCursor();
    assertNotNull(cursor);
    assertTrue(cursor.widthPixels() > 0);
    assertNull(screen.takeCursor());
  }

  @Test
  void aMovedWindowIsHintedWithItsWholeWay() throws IOException {
    long window = brush.window(new Rectangle(10, 20, 100, 80), 0x00ff00);
    brush.move(window, 11, 20);
    brush.finish();
    screen.await();
    var _ = screen.takeMoves();
    brush.move(window, 50, 60);
    brush.move(window, 111, 120);
    brush.finish();
    screen.capture(suspects);
    assertEquals(
        java.util.List.of(new Move(new Rectangle(111, 120, 100, 80), 100, 100)),
        screen.takeMoves());
  }

  @Test
  void awaitReturnsWhenWokenAndWhenSomethingIsDrawn() throws Exception {
    screen.capture(suspects);
    Thread waker = Thread.ofPlatform().start(screen::wake);
    screen.await();
    waker.join();
    brush.fill(brush.root(), new Rectangle(0, 0, 5, 5), 0xabcdef);
    brush.finish();
    screen.await();
    screen.capture(suspects);
    assertEquals(0xabcdef, screen.frame().pixel(4, 4));
  }

  @Test
  void aServerThatDiesIsAnErrorAndNotTheEndOfTheProcess() throws Exception {
    screen.capture(suspects);
    xvfb.kill();
    assertThrows(
        IOException.class,
        () -> {
          for (; ; ) {
            screen.await();
            screen.capture(suspects);
          }
        });
    assertThrows(IOException.class, brush::finish);
  }

  private void copySuspects(Frame kept) {
    for (int row = 0; row < suspects.rows(); row++) {
      for (int column = 0; column < suspects.columns(); column++) {
        if (suspects.isMarked(column, row)) {
          kept.copyFrom(screen.frame(), suspects.area(column, row));
        }
      }
    }
  }
}
