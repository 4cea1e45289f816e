package org.latchkey.agent.screen.x11;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.latchkey.protocol.Spec;

class DisplaysTest {
  private static final int NOBODY = 65534;

  @Test
  void thisUsersDisplaysAreFoundThePreferredOneFirst() throws Exception {
    try (Xvfb one = Xvfb.start(64, 64);
        Xvfb two = Xvfb.start(64, 64)) {
      assertEquals(one.display(), Displays.own(one.display()).getFirst());
      assertEquals(two.display(), Displays.own(two.display()).getFirst());
      assertTrue(Displays.own("").contains(two.display()));
    }
  }

  @Test
  @Spec("A17")
  void anotherUsersDisplayIsNeitherFoundNorOpenedThoughItLetsEverybodyIn() throws Exception {
    assumeTrue(LibC.geteuid() == 0, "starting a server as somebody else takes root");
    try (Xvfb foreign = Xvfb.startAs(NOBODY)) {
      assertFalse(Displays.own(foreign.display()).contains(foreign.display()));
      IOException refused = assertThrows(IOException.class, () -> XDisplay.open(foreign.display()));
      assertTrue(String.valueOf(refused.getMessage()).contains("another user"));
    }
  }

  @Test
  void aDisplayIsNotOpenedWithoutItsCookie() throws Exception {
    try (Xvfb one = Xvfb.start(64, 64);
        Xvfb two = Xvfb.start(64, 64)) {
      two.connect().close();
      assertThrows(IOException.class, () -> XDisplay.open(one.display()));
    }
  }
}
