package org.latchkey.agent.screen.rfb;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.latchkey.agent.screen.capture.LockKeys;
import org.latchkey.agent.screen.capture.MemoryScreen;
import org.latchkey.agent.screen.capture.Rectangle;
import org.latchkey.agent.screen.capture.Scenes;
import org.latchkey.agent.screen.input.RecordedInput;
import org.latchkey.agent.screen.rfb.reference.ReferenceViewer;
import org.latchkey.agent.screen.rfb.reference.ViewerFormat;

/// The whole server against the reference viewer, on a screen in memory.
class RfbServerTest {
  private static final long PLENTY = Long.MAX_VALUE / 2;

  private final StreamTwin stream = new StreamTwin(PLENTY);
  private final MemoryScreen screen = new MemoryScreen(317, 211);
  private final RecordedInput input = new RecordedInput();
  private final ReferenceViewer viewer = new ReferenceViewer(stream);

  @Test
  void firstPictureIsTheWholeScreen() throws Exception {
    screen.paint(screen.frame().bounds(), Scenes.noise(screen.frame().bounds(), 1));
    try (ServedScreen _ = serve()) {
      viewer.shakeHands();
      viewer.request(false);
      viewer.readUpdate();
      assertEquals("test", viewer.name());
      assertSamePicture();
    }
  }

  @Test
  void everyChangeArrivesInEachPixelFormat() throws Exception {
    for (ViewerFormat format : List.of(ViewerFormat.NOVNC, ViewerFormat.BIG_ENDIAN)) {
      StreamTwin another = new StreamTwin(PLENTY);
      ReferenceViewer watching = new ReferenceViewer(another);
      MemoryScreen scene = new MemoryScreen(317, 211);
      try (ServedScreen _ = new ServedScreen(another, scene, input)) {
        watching.shakeHands();
        watching.setFormat(format);
        watching.request(false);
        watching.readUpdate();
        Random random = new Random(7);
        for (int step = 0; step < 40; step++) {
          Rectangle area = someArea(random);
          scene.paint(area, Scenes.blocks(area, 300, step));
          watching.request(true);
          watching.readUpdate();
          assertArrayEquals(scene.pixels(), watching.pixels());
        }
      }
    }
  }

  @Test
  void smallFormatsLoseOnlyTheBitsTheyLack() throws Exception {
    screen.paint(screen.frame().bounds(), Scenes.noise(screen.frame().bounds(), 3));
    try (ServedScreen _ = serve()) {
      viewer.shakeHands();
      for (ViewerFormat format : List.of(ViewerFormat.RGB565, ViewerFormat.BGR233)) {
        viewer.setFormat(format);
        viewer.request(false);
        viewer.readUpdate();
        int worst = 255 / format.blueMaximum() / 2 + 1;
        int[] expected = screen.pixels();
        int[] pixels = viewer.pixels();
        for (int i = 0; i < expected.length; i++) {
          for (int shift = 0; shift <= 16; shift += 8) {
            int seen = pixels[i] >>> shift & 0xff;
            assertTrue(Math.abs(seen - (expected[i] >>> shift & 0xff)) <= worst);
          }
        }
      }
    }
  }

  @Test
  void onlyWhatChangedIsSent() throws Exception {
    try (ServedScreen _ = serve()) {
      viewer.shakeHands();
      viewer.request(false);
      viewer.readUpdate();
      // Damaged all over, changed in one tile.
      screen.paint(screen.frame().bounds(), Scenes.fill(new Rectangle(70, 70, 3, 3), 0xff0000));
      viewer.request(true);
      List<ReferenceViewer.Seen> seen = viewer.readUpdate();
      assertEquals(1, seen.size());
      assertEquals(new Rectangle(64, 64, 32, 32), seen.getFirst().area());
      assertSamePicture();
    }
  }

  @Test
  void anUnchangedScreenIsSentAgainOnlyWhenAskedFor() throws Exception {
    try (ServedScreen _ = serve()) {
      viewer.shakeHands();
      viewer.request(false);
      viewer.readUpdate();
      long before = stream.writtenBytes();
      viewer.request(true);
      screen.awaitIdle();
      assertEquals(before, stream.writtenBytes());
      viewer.request(false, new Rectangle(40, 40, 10, 10));
      List<ReferenceViewer.Seen> seen = viewer.readUpdate();
      assertEquals(new Rectangle(32, 32, 32, 32), seen.getFirst().area());
    }
  }

  @Test
  void aViewerThatNeverAsksCostsNothing() throws Exception {
    try (ServedScreen _ = serve()) {
      viewer.shakeHands();
      viewer.setEncodings(0, 1, 7);
      screen.awaitIdle();
      long before = stream.writtenBytes();
      for (int step = 0; step < 20; step++) {
        screen.paint(screen.frame().bounds(), Scenes.noise(screen.frame().bounds(), step));
        screen.awaitIdle();
      }
      assertEquals(before, stream.writtenBytes());
      assertEquals(0, screen.captures());
    }
  }

  @Test
  void withoutCreditNothingIsEncodedAndDamageMerges() throws Exception {
    StreamTwin poor = new StreamTwin(100);
    ReferenceViewer patient = new ReferenceViewer(poor);
    try (ServedScreen _ = new ServedScreen(poor, screen, input)) {
      patient.shakeHands();
      patient.request(false);
      for (int step = 0; step < 20; step++) {
        screen.paint(screen.frame().bounds(), Scenes.noise(screen.frame().bounds(), step));
        screen.awaitIdle();
      }
      assertEquals(0, screen.captures());
      poor.giveCredit(1 << 20);
      patient.readUpdate();
      assertEquals(1, screen.captures());
      assertArrayEquals(screen.pixels(), patient.pixels());
    }
  }

  @Test
  void anUpdateEndsWhereTheCreditEndsAndTheRestFollows() throws Exception {
    StreamTwin poor = new StreamTwin(1000);
    ReferenceViewer patient = new ReferenceViewer(poor);
    screen.paint(screen.frame().bounds(), Scenes.noise(screen.frame().bounds(), 5));
    try (ServedScreen _ = new ServedScreen(poor, screen, input)) {
      patient.shakeHands();
      patient.request(false);
      int updates = 0;
      long covered = 0;
      while (covered < screen.frame().bounds().pixels()) {
        poor.giveCredit(40_000 - poor.creditBytes());
        for (ReferenceViewer.Seen seen : patient.readUpdate()) {
          covered += seen.area().pixels();
        }
        updates++;
        patient.request(true);
      }
      assertTrue(updates > 5);
      assertArrayEquals(screen.pixels(), patient.pixels());
    }
  }

  @Test
  void theViewerFollowsTheSizeOfTheScreen() throws Exception {
    try (ServedScreen _ = serve()) {
      viewer.shakeHands();
      viewer.setEncodings(-223);
      viewer.request(false);
      viewer.readUpdate();
      screen.resize(400, 100);
      viewer.request(true);
      List<ReferenceViewer.Seen> seen = viewer.readUpdate();
      assertEquals(Encodings.DESKTOP_SIZE, seen.getFirst().encoding());
      assertEquals(400, viewer.width());
      screen.paint(new Rectangle(0, 0, 400, 100), Scenes.noise(new Rectangle(0, 0, 400, 100), 9));
      viewer.request(true);
      viewer.readUpdate();
      assertSamePicture();
    }
  }

  @Test
  void aViewerThatCannotFollowTheSizeIsTold() throws Exception {
    try (ServedScreen served = serve()) {
      viewer.shakeHands();
      viewer.request(false);
      viewer.readUpdate();
      screen.resize(400, 100);
      viewer.request(true);
      assertInstanceOf(IOException.class, served.awaitEnd());
      assertTrue(stream.isClosedByHost());
    }
  }

  @Test
  void extensionsOfTheInputAreToldOnceToAViewerThatKnowsThem() throws Exception {
    try (ServedScreen _ = serve()) {
      viewer.shakeHands();
      viewer.setEncodings(0, -258, -316);
      viewer.request(false);
      List<Integer> seen = encodings(viewer.readUpdate());
      assertEquals(1, seen.stream().filter(encoding -> encoding == -258).count());
      assertEquals(1, seen.stream().filter(encoding -> encoding == -316).count());
      viewer.request(false);
      seen = encodings(viewer.readUpdate());
      assertFalse(seen.contains(-258) || seen.contains(-316));
    }
  }

  @Test
  void lockKeysAreToldAtFirstAndWheneverTheyChange() throws Exception {
    screen.lockKeys(new LockKeys(false, true, false));
    try (ServedScreen _ = serve()) {
      viewer.shakeHands();
      viewer.setEncodings(0, -261);
      viewer.request(false);
      viewer.readUpdate();
      assertEquals(2, viewer.lockKeys());
      viewer.request(true);
      screen.lockKeys(new LockKeys(true, false, true));
      assertEquals(List.of(-261), encodings(viewer.readUpdate()));
      assertEquals(5, viewer.lockKeys());
    }
  }

  @Test
  void inputGoesToTheHostInOrder() throws Exception {
    try (ServedScreen served = serve()) {
      viewer.shakeHands();
      viewer.key(0xffe1, true);
      viewer.pointer(3, 4, 1);
      viewer.key(0xffe1, false);
      viewer.extendedKey(0x0101f600, 0x9c, true);
      stream.closeViewerSide();
      assertEquals(null, served.awaitEnd());
      assertEquals(
          List.of("down ffe1", "pointer 3 4 1", "up ffe1", "down 101f600 at 9c"), input.events());
    }
  }

  @Test
  void aHostileMessageEndsTheStream() throws Exception {
    try (ServedScreen served = serve()) {
      viewer.shakeHands();
      stream.send((byte) 99);
      assertInstanceOf(RfbFault.class, served.awaitEnd());
      assertTrue(stream.isClosedByHost());
    }
  }

  private static List<Integer> encodings(List<ReferenceViewer.Seen> update) {
    return update.stream().map(ReferenceViewer.Seen::encoding).toList();
  }

  private ServedScreen serve() {
    return new ServedScreen(stream, screen, input);
  }

  private void assertSamePicture() {
    assertArrayEquals(screen.pixels(), viewer.pixels());
  }

  private static Rectangle someArea(Random random) {
    int x = random.nextInt(300);
    int y = random.nextInt(200);
    return new Rectangle(x, y, 1 + random.nextInt(317 - x), 1 + random.nextInt(211 - y));
  }
}
