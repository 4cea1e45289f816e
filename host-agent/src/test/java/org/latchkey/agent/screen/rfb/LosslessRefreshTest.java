package org.latchkey.agent.screen.rfb;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.latchkey.agent.screen.capture.MemoryScreen;
import org.latchkey.agent.screen.capture.Rectangle;
import org.latchkey.agent.screen.capture.Scenes;
import org.latchkey.agent.screen.input.RecordedInput;
import org.latchkey.agent.screen.rfb.reference.ReferenceViewer;

/// Photographs become exact when they have stayed still and nothing else is to be sent.
class LosslessRefreshTest {
  private static final int TIGHT = 7;
  private static final int COPY = 1;
  private static final int QUALITY_3 = -29;
  private static final Rectangle ALL = new Rectangle(0, 0, 480, 384);
  private static final Rectangle CORNER = new Rectangle(448, 352, 32, 32);

  private final AtomicLong nanos = new AtomicLong();
  private final StreamTwin stream = new StreamTwin(Long.MAX_VALUE / 2);
  private final MemoryScreen screen = new MemoryScreen(ALL.width(), ALL.height());
  private final ReferenceViewer viewer = new ReferenceViewer(stream);
  private ServedScreen served;

  @BeforeEach
  void showAPhotograph() throws IOException {
    served = new ServedScreen(stream, screen, new RecordedInput(), nanos::get);
    viewer.shakeHands();
    viewer.setEncodings(COPY, TIGHT, QUALITY_3);
    screen.paint(ALL, Scenes.photo(ALL, 1));
    viewer.request(false);
    viewer.readUpdate();
    assertFalse(isExact());
  }

  @AfterEach
  void stop() {
    served.close();
  }

  @Test
  void aPhotographThatStaysStillBecomesExact() throws IOException {
    stayStill();
    int updates = refresh();
    assertTrue(updates > 1, "in more than one step");
    assertEquals(0, updatesWhileNothingHappens());
  }

  @Test
  void beforeThatNothingIsSent() throws IOException {
    nanos.addAndGet(LossyTiles.STILL_NANOS - 1);
    assertEquals(0, updatesWhileNothingHappens());
  }

  @Test
  void noStepIsLongerThanItMayBe() throws IOException {
    stayStill();
    while (!isExact()) {
      viewer.request(true);
      int bytes = viewer.readUpdate().stream().mapToInt(ReferenceViewer.Seen::bytes).sum();
      assertTrue(bytes <= LosslessRefresh.MOST_BYTES, "a step of " + bytes);
    }
  }

  @Test
  void whatChangesGoesFirstAndAlone() throws IOException {
    stayStill();
    screen.paint(CORNER, Scenes.fill(CORNER, 0x336699));
    viewer.request(true);
    assertEquals(List.of(CORNER), viewer.readUpdate().stream().map(seen -> seen.area()).toList());
    refresh();
  }

  @Test
  void whatKeepsMovingIsNotRefreshed() throws IOException {
    for (int frame = 0; frame < 6; frame++) {
      nanos.addAndGet(LossyTiles.STILL_NANOS / 2);
      screen.paint(ALL, Scenes.photo(ALL, 2 + frame));
      viewer.request(true);
      viewer.readUpdate();
      assertFalse(isExact());
    }
    assertEquals(0, updatesWhileNothingHappens());
  }

  @Test
  void aCopyOfAPhotographIsRefreshedWhereItIsNow() throws IOException {
    screen.paint(
        ALL,
        frame -> {
          frame.shift(new Rectangle(0, 64, 480, 320), 0, 64);
          frame.fill(new Rectangle(0, 0, 480, 64), 0xffffff);
        });
    viewer.request(true);
    assertTrue(viewer.readUpdate().stream().anyMatch(seen -> seen.encoding() == COPY));
    assertEquals(0, updatesWhileNothingHappens());
    stayStill();
    refresh();
  }

  @Test
  void aBusyLinkIsLeftAlone() throws IOException {
    StreamTwin narrow = new StreamTwin(1 << 20);
    MemoryScreen photograph = new MemoryScreen(ALL.width(), ALL.height());
    photograph.paint(ALL, Scenes.photo(ALL, 3));
    ReferenceViewer slow = new ReferenceViewer(narrow);
    try (ServedScreen _ = new ServedScreen(narrow, photograph, new RecordedInput(), nanos::get)) {
      slow.shakeHands();
      slow.setEncodings(TIGHT, QUALITY_3);
      slow.request(false);
      slow.readUpdate();
      narrow.giveCredit((1 << 18) - narrow.creditBytes());
      stayStill();
      long before = narrow.writtenBytes();
      slow.request(true);
      photograph.awaitIdle();
      assertEquals(before, narrow.writtenBytes());
      narrow.giveCredit(1 << 19);
      assertTrue(!slow.readUpdate().isEmpty(), "and then looked after without being asked again");
    }
  }

  @Test
  void theServerItselfLooksAgainInTime() throws IOException {
    StreamTwin another = new StreamTwin(Long.MAX_VALUE / 2);
    MemoryScreen photograph = new MemoryScreen(ALL.width(), ALL.height());
    photograph.paint(ALL, Scenes.photo(ALL, 4));
    ReferenceViewer patient = new ReferenceViewer(another);
    try (ServedScreen _ = new ServedScreen(another, photograph, new RecordedInput())) {
      patient.shakeHands();
      patient.setEncodings(TIGHT, QUALITY_3);
      patient.request(false);
      patient.readUpdate();
      while (!Arrays.equals(photograph.pixels(), patient.pixels())) {
        patient.request(true);
        patient.readUpdate();
      }
    }
  }

  private void stayStill() {
    nanos.addAndGet(LossyTiles.STILL_NANOS);
  }

  /// Asks until the picture is exact.
  ///
  /// @return how many updates it took
  private int refresh() throws IOException {
    int updates = 0;
    while (!isExact()) {
      viewer.request(true);
      viewer.readUpdate();
      updates++;
    }
    assertArrayEquals(screen.pixels(), viewer.pixels());
    return updates;
  }

  /// The request stays open.
  private int updatesWhileNothingHappens() {
    long before = stream.writtenBytes();
    viewer.request(true);
    screen.awaitIdle();
    return stream.writtenBytes() == before ? 0 : 1;
  }

  private boolean isExact() {
    return Arrays.equals(screen.pixels(), viewer.pixels());
  }
}
