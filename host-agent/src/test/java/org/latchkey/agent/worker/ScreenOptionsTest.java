package org.latchkey.agent.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.latchkey.agent.screen.ScreenModule.Permissions;
import org.latchkey.protocol.Spec;
import org.latchkey.protocol.wire.MalformedException;

@Spec("A16")
class ScreenOptionsTest {
  @Test
  void theAgentsWordIsTaken() throws Exception {
    assertEquals(
        new Permissions(true, false),
        ScreenOptions.read("{\"part\":\"figures\",\"control\":true,\"clipboard\":false}")
            .permissions());
  }

  @Test
  void figuresAreAskedForByName() throws Exception {
    String rest = "\"control\":true,\"clipboard\":false}";
    assertTrue(ScreenOptions.read("{\"part\":\"figures\"," + rest).figures());
    assertFalse(ScreenOptions.read("{" + rest).figures());
    assertFalse(ScreenOptions.read("").figures());
  }

  @Test
  void withoutItTheViewerMayOnlyLook() throws Exception {
    assertEquals(new Permissions(false, false), ScreenOptions.read("").permissions());
  }

  @Test
  void whatIsNotCertainIsRefused() {
    for (String options :
        List.of(
            "{}",
            "{\"control\":true}",
            "{\"control\":\"true\",\"clipboard\":true}",
            "{\"control\":1,\"clipboard\":true}",
            "{\"control\":false,\"clipboard\":true,\"control\":true}",
            "{\"part\":\"x\",\"control\":true,\"clipboard\":true}",
            "[]")) {
      assertThrows(MalformedException.class, () -> ScreenOptions.read(options), options);
    }
  }
}
