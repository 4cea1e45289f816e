package org.latchkey.agent.screen.rfb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.latchkey.agent.screen.capture.CursorPicture;
import org.latchkey.agent.screen.capture.MemoryScreen;
import org.latchkey.agent.screen.capture.Rectangle;
import org.latchkey.agent.screen.capture.Scenes;
import org.latchkey.agent.screen.input.RecordedInput;
import org.latchkey.agent.screen.rfb.reference.CursorShape;
import org.latchkey.agent.screen.rfb.reference.ReferenceViewer;

/// The shape of the pointer in each of its forms, decoded by the reference viewer.
class CursorEncodingTest {
  private static final int TIGHT = 7;
  private static final int MASKED = -239;
  private static final int ALPHA = -314;
  private static final int VMWARE = 0x574d5664;

  /// Opaque, transparent, half, less than half, opaque, a trace.
  private static final int[] PIXELS = {
    0xff112233, 0, 0x80402010, 0x7f101010, 0xffffffff, 0x01010000
  };

  private final StreamTwin stream = new StreamTwin(Long.MAX_VALUE / 2);
  private final MemoryScreen screen = new MemoryScreen(70, 50);
  private final ReferenceViewer viewer = new ReferenceViewer(stream);
  private ServedScreen served;

  @BeforeEach
  void start() throws IOException {
    served = new ServedScreen(stream, screen, new RecordedInput());
    viewer.shakeHands();
  }

  @AfterEach
  void stop() {
    served.close();
  }

  @Test
  void aMaskShowsWhatIsAtLeastHalfOpaqueInItsFullColor() throws IOException {
    assertEquals(List.of(0xff112233, 0, 0xff7f3f1f, 0, 0xffffffff, 0), pixelsSentTo(MASKED, TIGHT));
  }

  @Test
  void halfTonesAreKeptWhereTheViewerKnowsThem() throws IOException {
    List<Integer> halfTones =
        List.of(0xff112233, 0, 0x807f3f1f, 0x7f202020, 0xffffffff, 0x01ff0000);
    assertEquals(halfTones, pixelsSentTo(MASKED, ALPHA, TIGHT));
    assertEquals(halfTones, pixelsSentTo(VMWARE, MASKED, TIGHT));
  }

  @Test
  void theBestFormIsChosenInWhateverOrderTheyAreListed() {
    assertEquals(Optional.of(CursorForm.ALPHA), CursorForm.best(List.of(MASKED, VMWARE, ALPHA)));
    assertEquals(Optional.of(CursorForm.VMWARE), CursorForm.best(List.of(MASKED, VMWARE)));
    assertEquals(Optional.of(CursorForm.MASKED), CursorForm.best(List.of(7, MASKED)));
    assertEquals(Optional.empty(), CursorForm.best(List.of(7, 1)));
  }

  @Test
  void theCursorIsSentOnce() throws IOException {
    var _ = pixelsSentTo(MASKED, TIGHT);
    screen.paint(new Rectangle(0, 0, 1, 1), Scenes.fill(new Rectangle(0, 0, 1, 1), 7));
    viewer.request(true);
    assertTrue(viewer.readUpdate().stream().noneMatch(one -> one.encoding() == MASKED));
  }

  @Test
  void aCursorAloneAnswersARequest() throws IOException {
    viewer.setEncodings(MASKED, TIGHT);
    viewer.request(false);
    viewer.readUpdate();
    viewer.request(true);
    screen.cursor(new CursorPicture(1, 1, 0, 0, new int[] {0xff00ff00}));
    assertEquals(1, viewer.readUpdate().size());
    assertEquals(new CursorShape(MASKED, 0, 0, 1, 1, List.of(0xff00ff00)), viewer.cursor());
  }

  @Test
  void aCursorThatIsTooLargeIsNotSent() throws IOException {
    screen.cursor(new CursorPicture(129, 1, 0, 0, new int[129]));
    viewer.setEncodings(MASKED, TIGHT);
    viewer.request(false);
    assertTrue(viewer.readUpdate().stream().noneMatch(one -> one.encoding() == MASKED));
  }

  private List<Integer> pixelsSentTo(int... encodings) throws IOException {
    screen.cursor(new CursorPicture(3, 2, 2, 1, PIXELS));
    viewer.setEncodings(encodings);
    viewer.request(false);
    viewer.readUpdate();
    CursorShape shape = viewer.cursor();
    assertTrue(shape != null);
    assertEquals(
        List.of(2, 1, 3, 2),
        List.of(shape.hotspotX(), shape.hotspotY(), shape.width(), shape.height()));
    return shape.pixels();
  }
}
