package org.latchkey.agent.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latchkey.agent.screen.rfb.Figures;
import org.latchkey.agent.screen.rfb.StreamTwin;

@Timeout(60)
class ScreenFiguresTest {
  @Test
  void aLineIsAsDocumented() {
    Figures.Reading reading = new Figures.Reading(23.5, "tight", 1920, 1080);
    assertEquals(
        """
        {"framesPerSecond":23.5,"encoding":"tight","widthPixels":1920,"heightPixels":1080}
        """,
        new String(ScreenFigures.line(reading), UTF_8));
    Figures.Reading unconfirmed = new Figures.Reading(null, "raw", 1, 1);
    assertTrue(
        new String(ScreenFigures.line(unconfirmed), UTF_8)
            .startsWith("{\"framesPerSecond\":null,"));
  }

  @Test
  @Tag("slow")
  void linesComeOnlyWhileAScreenIsOpenAndUntilTheViewerLeaves() throws Exception {
    ScreenFigures figures = new ScreenFigures();
    StreamTwin stream = new StreamTwin(1 << 20);
    Thread serving =
        Thread.ofVirtual()
            .start(() -> {
              try {
                figures.serve(stream);
              } catch (java.io.IOException failed) {
                throw new AssertionError(failed);
              }
            });
    figures.screenOpened();
    assertEquals('{', stream.receive(1)[0]);
    stream.closeViewerSide();
    serving.join();
    assertTrue(stream.isClosedByHost());
  }
}
