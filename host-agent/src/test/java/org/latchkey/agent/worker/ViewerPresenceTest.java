package org.latchkey.agent.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.latchkey.agent.stream.Frame;
import org.latchkey.protocol.Spec;
import org.latchkey.protocol.wire.Bytes;

@Spec("A9")
class ViewerPresenceTest {
  @Test
  void isReadAsItWasWritten() {
    for (ViewerPresence presence : ViewerPresence.values()) {
      if (presence.frame() instanceof Frame.Data data) {
        assertEquals(0, data.stream());
        assertEquals(presence, ViewerPresence.read(data.payload()));
      }
    }
    assertEquals(
        ViewerPresence.AWAY,
        ViewerPresence.read(Bytes.view("{\"type\":\"paused\"}".getBytes(UTF_8))));
  }

  @Test
  void anotherMessageIsNone() {
    assertNull(ViewerPresence.read(Bytes.view("{\"type\":\"fireworks\"}".getBytes(UTF_8))));
  }
}
