package org.latchkey.agent.screen.rfb;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latchkey.agent.screen.capture.MemoryScreen;
import org.latchkey.agent.screen.capture.Rectangle;
import org.latchkey.agent.screen.capture.Scenes;
import org.latchkey.agent.screen.input.RecordedInput;
import org.latchkey.agent.screen.rfb.reference.ReferenceViewer;
import org.latchkey.agent.screen.rfb.reference.ReferenceViewer.Message;
import org.latchkey.agent.screen.rfb.reference.ViewerFormat;

/// Fences and continuous updates (`docs/screen.md` §4).
@Timeout(60)
class FlowTest {
  private static final int FENCE = -312;
  private static final int CONTINUOUS_UPDATES = -313;
  private static final int REQUEST = 1 << 31;
  private static final Message.Fence ANNOUNCEMENT = new Message.Fence(REQUEST, List.of());

  private final StreamTwin stream = new StreamTwin(Long.MAX_VALUE / 2);
  private final MemoryScreen screen = new MemoryScreen(317, 211);
  private final ReferenceViewer viewer = new ReferenceViewer(stream);

  private ServedScreen serve() {
    return new ServedScreen(stream, screen, new RecordedInput());
  }

  @Test
  void whatTheServerKnowsIsToldOnce() throws Exception {
    try (ServedScreen _ = serve()) {
      viewer.shakeHands();
      viewer.setEncodings(0, FENCE, CONTINUOUS_UPDATES);
      assertEquals(ANNOUNCEMENT, viewer.read());
      assertEquals(new Message.EndOfContinuousUpdates(), viewer.read());
      viewer.setEncodings(0, CONTINUOUS_UPDATES, FENCE);
      viewer.fence(REQUEST, (byte) 1);
      assertEquals(new Message.Fence(0, List.of((byte) 1)), viewer.read());
    }
  }

  @Test
  void continuousUpdatesAreNotOfferedToAViewerWithoutFences() throws Exception {
    try (ServedScreen _ = serve()) {
      viewer.shakeHands();
      viewer.setEncodings(0, CONTINUOUS_UPDATES);
      viewer.request(false);
      assertInstanceOf(Message.Update.class, viewer.read());
    }
  }

  @Test
  void aFenceComesBackWithItsContentAndTheFlagsThatAreObeyed() throws Exception {
    try (ServedScreen _ = serve()) {
      viewer.shakeHands();
      byte[] most = new byte[64];
      Arrays.fill(most, (byte) 9);
      viewer.fence(REQUEST | 0x7ffffff8 | 1, most);
      Message.Fence answer = assertInstanceOf(Message.Fence.class, viewer.read());
      assertEquals(1, answer.flags());
      assertEquals(64, answer.payload().size());
      viewer.fence(REQUEST | 2, (byte) 2);
      viewer.fence(REQUEST | 3);
      assertEquals(new Message.Fence(2, List.of((byte) 2)), viewer.read());
      assertEquals(new Message.Fence(3, List.of()), viewer.read());
    }
  }

  @Test
  void aMessageAfterSyncNextTakesEffectExactlyAtTheAnswer() throws Exception {
    try (ServedScreen _ = serve()) {
      begin();
      ViewerFormat[] formats = {ViewerFormat.RGB565, ViewerFormat.NOVNC, ViewerFormat.BGR233};
      for (int step = 0; step < 60; step++) {
        screen.paint(screen.frame().bounds(), Scenes.noise(new Rectangle(0, 0, 64, 64), step));
        ViewerFormat next = formats[step % formats.length];
        viewer.fence(REQUEST | 4, (byte) step);
        viewer.send(next::writeSetPixelFormat);
        // Until the answer, updates are in the old format; a wrong one would not even parse.
        while (!(readAnswering() instanceof Message.Fence fence
            && fence.payload().equals(List.of((byte) step)))) {}
        viewer.paintIn(next);
      }
      viewer.fence(REQUEST | 4, (byte) 99);
      viewer.send(ViewerFormat.NOVNC::writeSetPixelFormat);
      while (!(readAnswering() instanceof Message.Fence fence && fence.payload().size() == 1)) {}
      viewer.paintIn(ViewerFormat.NOVNC);
      viewer.request(false);
      awaitSamePicture();
    }
  }

  @Test
  void changesArriveWithoutBeingAskedFor() throws Exception {
    try (ServedScreen _ = serve()) {
      begin();
      for (int step = 0; step < 20; step++) {
        Rectangle area = new Rectangle(step * 7, step * 5, 60, 40);
        screen.paint(area, Scenes.noise(area, step));
        awaitSamePicture();
      }
    }
  }

  @Test
  void aViewerThatConfirmsNothingGetsNoMoreThanTheWindow() throws Exception {
    try (ServedScreen _ = serve()) {
      begin();
      long before = stream.writtenBytes();
      Message.Fence last = ANNOUNCEMENT;
      // The window takes the first of these, whatever comes later merges.
      Message.Fence mark = new Message.Fence(0, List.of((byte) 7));
      for (int step = 0; step < 1000; step++) {
        screen.paint(screen.frame().bounds(), Scenes.noise(new Rectangle(0, 0, 96, 96), step));
        viewer.fence(REQUEST, (byte) 7);
        for (Message next = viewer.read(); !next.equals(mark); next = viewer.read()) {
          last = next instanceof Message.Fence fence ? fence : last;
        }
      }
      assertTrue(
          stream.writtenBytes() - before <= 2 * Pace.LARGEST_WINDOW_BYTES,
          "written: " + (stream.writtenBytes() - before));
      viewer.answer(last);
      awaitSamePicture();
    }
  }

  @Test
  void theEndOfContinuousUpdatesIsToldAndThenRequestsCountAgain() throws Exception {
    try (ServedScreen _ = serve()) {
      begin();
      viewer.continuousUpdates(false);
      while (!(readAnswering() instanceof Message.EndOfContinuousUpdates)) {}
      screen.paint(screen.frame().bounds(), Scenes.fill(new Rectangle(0, 0, 9, 9), 0xff00));
      viewer.fence(REQUEST, (byte) 1);
      Message.Fence answer = assertInstanceOf(Message.Fence.class, readAnswering());
      assertEquals(List.of((byte) 1), answer.payload());
      viewer.request(true);
      awaitSamePicture();
    }
  }

  @Test
  void rulesOfTheFlowAreFaults() throws Exception {
    assertFault("without having been told", hostile -> hostile.continuousUpdates(true));
    assertFault("not sent", hostile -> hostile.fence(0, new byte[] {0, 0, 1, 0}));
    assertFault("not sent", hostile -> hostile.fence(0, (byte) 1));
  }

  private static void assertFault(String words, Consumer<ReferenceViewer> rule) throws Exception {
    StreamTwin another = new StreamTwin(Long.MAX_VALUE / 2);
    ReferenceViewer hostile = new ReferenceViewer(another);
    try (ServedScreen served =
        new ServedScreen(another, new MemoryScreen(64, 64), new RecordedInput())) {
      hostile.shakeHands();
      rule.accept(hostile);
      RfbFault fault = assertInstanceOf(RfbFault.class, served.awaitEnd());
      assertTrue(String.valueOf(fault.getMessage()).contains(words), fault.getMessage());
    }
  }

  @Test
  void figuresCountWhatIsConfirmed() throws Exception {
    try (ServedScreen served = serve()) {
      viewer.shakeHands();
      viewer.request(false);
      viewer.read();
      assertNull(served.figures().read().framesPerSecond());
      assertEquals("raw", served.figures().read().encoding());
      assertEquals(317, served.figures().read().widthPixels());
      assertEquals(211, served.figures().read().heightPixels());
    }
    Figures figures = new Figures();
    long now = 5_000_000_000L;
    figures.sent("tight", 10, 10, true);
    figures.confirmed(3, now);
    figures.confirmed(1, now + 1_000_000_000);
    assertEquals(2.0, figures.read(now + 1_000_000_000).framesPerSecond());
    assertEquals(0.5, figures.read(now + 2_500_000_000L).framesPerSecond());
    assertEquals(0.0, figures.read(now + 9_000_000_000L).framesPerSecond());
    assertNotNull(figures.read());
  }

  /// Shakes hands, has the whole picture, and wants updates without asking.
  private void begin() throws IOException {
    viewer.shakeHands();
    viewer.setEncodings(0, FENCE, CONTINUOUS_UPDATES);
    assertEquals(ANNOUNCEMENT, viewer.read());
    assertInstanceOf(Message.EndOfContinuousUpdates.class, viewer.read());
    viewer.request(false);
    viewer.read();
    viewer.continuousUpdates(true);
    awaitSamePicture();
    viewer.fence(REQUEST, (byte) 0);
    while (!readAnswering().equals(new Message.Fence(0, List.of((byte) 0)))) {}
  }

  private void awaitSamePicture() throws IOException {
    while (!Arrays.equals(screen.pixels(), viewer.pixels())) {
      readAnswering();
    }
    assertArrayEquals(screen.pixels(), viewer.pixels());
  }

  private Message readAnswering() throws IOException {
    Message message = viewer.read();
    if (message instanceof Message.Fence fence && (fence.flags() & REQUEST) != 0) {
      viewer.answer(fence);
    }
    return message;
  }
}
