package org.latchkey.agent.screen.rfb;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latchkey.agent.screen.capture.MemoryScreen;
import org.latchkey.agent.screen.capture.Rectangle;
import org.latchkey.agent.screen.capture.Scenes;
import org.latchkey.agent.screen.capture.SizeOutcome;
import org.latchkey.agent.screen.input.RecordedInput;
import org.latchkey.agent.screen.rfb.reference.ReferenceViewer;
import org.latchkey.agent.screen.rfb.reference.ReferenceViewer.Message;
import org.latchkey.agent.screen.rfb.reference.ScreenLayout;

/// The size of the screen, told and wanted (`docs/screen.md` §5).
@Timeout(60)
class DesktopSizeTest {
  private static final int LAYOUT = -308;
  private static final int DESKTOP_SIZE = -223;

  private final StreamTwin stream = new StreamTwin(Long.MAX_VALUE / 2);
  private final MemoryScreen screen = new MemoryScreen(317, 211);
  private final ReferenceViewer viewer = new ReferenceViewer(stream);
  private final AtomicLong nanos = new AtomicLong();

  private ServedScreen serve() {
    return new ServedScreen(stream, screen, new RecordedInput(), nanos::get);
  }

  @Test
  void theLayoutComesBeforeTheFirstPictureAndOnce() throws Exception {
    try (ServedScreen _ = serve()) {
      begin();
      assertEquals(layout(0, 0, 317, 211), viewer.layout());
      viewer.request(false);
      assertTrue(viewer.readUpdate().stream().allMatch(seen -> seen.encoding() == 0));
    }
  }

  @Test
  void aViewerIsGivenTheSizeItWantsAndToldThatItWasItsWish() throws Exception {
    try (ServedScreen _ = serve()) {
      begin();
      viewer.desktopSize(640, 480);
      viewer.request(true);
      viewer.readUpdate();
      assertEquals(layout(1, 0, 640, 480), viewer.layout());
      Rectangle area = new Rectangle(300, 200, 300, 250);
      screen.paint(area, Scenes.noise(area, 5));
      awaitSamePicture();
      assertEquals(640, viewer.width());
      assertEquals(480, viewer.height());
    }
  }

  @Test
  void aChangeThatNobodyHereWantedIsTheHosts() throws Exception {
    try (ServedScreen _ = serve()) {
      begin();
      screen.resize(400, 100);
      viewer.request(true);
      viewer.readUpdate();
      assertEquals(layout(0, 0, 400, 100), viewer.layout());
      awaitSamePicture();
    }
  }

  @Test
  void aSizeThatIsRefusedIsToldWithTheReasonAndThePictureGoesOn() throws Exception {
    assertRefused(SizeOutcome.PROHIBITED, 1);
    assertRefused(SizeOutcome.OUT_OF_RESOURCES, 2);
    assertRefused(SizeOutcome.INVALID, 3);
  }

  private static void assertRefused(SizeOutcome refusal, int status) throws Exception {
    DesktopSizeTest one = new DesktopSizeTest();
    try (ServedScreen _ = one.serve()) {
      one.begin();
      one.screen.refuseSizes(refusal);
      one.viewer.desktopSize(640, 480);
      one.viewer.request(true);
      one.viewer.readUpdate();
      assertEquals(layout(1, status, 317, 211), one.viewer.layout());
      one.screen.paint(
          one.screen.frame().bounds(), Scenes.noise(new Rectangle(9, 9, 99, 99), status));
      one.awaitSamePicture();
    }
  }

  @Test
  void sizesAndLayoutsThatCannotBeAreInvalidAndTheScreenIsNotAsked() throws Exception {
    try (ServedScreen _ = serve()) {
      begin();
      Rectangle half = new Rectangle(0, 0, 320, 480);
      want(3, 63, 480, new Rectangle(0, 0, 63, 480));
      want(3, 640, 8193, new Rectangle(0, 0, 640, 8193));
      want(3, 0xffff, 0xffff, new Rectangle(0, 0, 0xffff, 0xffff));
      want(3, 640, 480);
      want(3, 640, 480, half);
      want(3, 640, 480, half, half.movedBy(320, 0));
      want(2, 8192, 8192, new Rectangle(0, 0, 8192, 8192));
      assertEquals(0, screen.sizesWanted());
    }
  }

  @Test
  void ofManyWishesWithinHalfASecondTheLastIsGranted() throws Exception {
    try (ServedScreen _ = serve()) {
      begin();
      want(0, 640, 480, new Rectangle(0, 0, 640, 480));
      nanos.addAndGet(-1_000_000_000); // back to the moment of that wish
      for (int width = 100; width < 1000; width++) {
        viewer.desktopSize(width, 300);
      }
      viewer.fence(1 << 31);
      assertEquals(new Message.Fence(0, List.of()), viewer.read()); // All of them are there.
      assertEquals(1, screen.sizesWanted());
      nanos.addAndGet(500_000_000);
      screen.wake();
      viewer.request(true);
      viewer.readUpdate();
      while (viewer.width() != 999) {
        viewer.request(true);
        viewer.readUpdate();
      }
      assertEquals(layout(1, 0, 999, 300), viewer.layout());
      assertEquals(2, screen.sizesWanted());
    }
  }

  @Test
  void aViewerThatDoesNotKnowLayoutsCannotWantOne() throws Exception {
    try (ServedScreen served = serve()) {
      viewer.shakeHands();
      viewer.setEncodings(0, DESKTOP_SIZE);
      viewer.desktopSize(640, 480);
      assertInstanceOf(RfbFault.class, served.awaitEnd());
    }
  }

  private void want(int status, int width, int height, Rectangle... screens) throws IOException {
    viewer.desktopSize(width, height, screens);
    viewer.request(true);
    viewer.readUpdate();
    ScreenLayout told = viewer.layout();
    assertEquals(status == 0 ? layout(1, 0, width, height) : layout(1, status, 317, 211), told);
    nanos.addAndGet(1_000_000_000);
  }

  /// Shakes hands and has the whole picture.
  private void begin() throws IOException {
    viewer.shakeHands();
    viewer.setEncodings(0, LAYOUT, DESKTOP_SIZE);
    viewer.request(false);
    viewer.readUpdate();
    viewer.request(true);
    viewer.readUpdate();
    awaitSamePicture();
  }

  private void awaitSamePicture() throws IOException {
    while (!Arrays.equals(screen.pixels(), viewer.pixels())) {
      viewer.request(true);
      viewer.readUpdate();
    }
    assertArrayEquals(screen.pixels(), viewer.pixels());
  }

  private static ScreenLayout layout(int reason, int status, int width, int height) {
    ScreenLayout.Screen whole = new ScreenLayout.Screen(0, new Rectangle(0, 0, width, height), 0);
    return new ScreenLayout(reason, status, width, height, List.of(whole));
  }
}
