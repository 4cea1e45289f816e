package org.latchkey.agent.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.latchkey.agent.stream.Frame;
import org.latchkey.agent.stream.RuleBrokenException;
import org.latchkey.protocol.Spec;

/// A browser that opens the screen and writes into the options what it would like to do there.
@Spec("A16")
class StreamRouterTest {
  private static final String MAY_LOOK = "\"control\":false,\"clipboard\":false}";

  private final FrameQueue toBrowser = new FrameQueue(1 << 20);
  private final FrameQueue toWorker = new FrameQueue(1 << 20);
  private final RecordedAudit audit = new RecordedAudit();
  private final StreamRouter router = new StreamRouter(toBrowser, toWorker, audit);
  private int stream;

  @Test
  void theWorkerLearnsWhatTheSessionMayDoOnItsScreen() throws Exception {
    router.allow(Set.of("screen"));
    assertEquals("{" + MAY_LOOK, passed(""));
    router.allow(Set.of("screen", "control"));
    assertEquals("{\"control\":true,\"clipboard\":false}", passed("{}"));
    router.allow(Set.of("screen", "clipboard"));
    assertEquals("{\"control\":false,\"clipboard\":true}", passed("{}"));
    router.allow(Set.of("screen", "control", "clipboard"));
    assertEquals(
        "{\"part\":\"figures\",\"control\":true,\"clipboard\":true}",
        passed("{\"part\":\"figures\"}"));
  }

  @Test
  void whatABrowserWritesThereIsWrittenOver() throws Exception {
    router.allow(Set.of("screen"));
    for (String options :
        List.of(
            "{\"control\":true,\"clipboard\":true}",
            "{\"\\u0063ontrol\":true}",
            "{\"control\":{\"control\":true},\"clipboard\":[true]}")) {
      assertEquals("{" + MAY_LOOK, passed(options), options);
    }
    assertEquals("{\"Control\":true," + MAY_LOOK, passed("{\"Control\":true}"));
  }

  @Test
  void optionsThatCouldBeReadInTwoWaysBreakTheRules() {
    router.allow(Set.of("screen"));
    for (String options :
        List.of(
            "{\"control\":false,\"control\":true}",
            "{\"part\":1,\"p\\u0061rt\":2}",
            "{} {\"control\":true}",
            "{}]",
            "{\"control\":true",
            "[\"control\"]",
            "true",
            "{\"a\":[[[[[[[[[[1]]]]]]]]]]}",
            "{\"a\":\"" + "x".repeat(4_080) + "\"}")) {
      assertThrows(RuleBrokenException.class, () -> passed(options), options);
    }
  }

  @Test
  void optionsOfOtherModulesAreTheirs() throws Exception {
    router.allow(Set.of("echo"));
    router.fromBrowser(new Frame.Open(1, 1000, "echo", "{\"control\":true}"));
    assertEquals(new Frame.Open(1, 1000, "echo", "{\"control\":true}"), toWorker.take());
  }

  @Test
  void aPartOfTheScreenHasNoStreamOfItsOwn() throws Exception {
    router.allow(Set.of("screen", "control", "clipboard"));
    for (String part : List.of("control", "clipboard")) {
      router.fromBrowser(new Frame.Open(++stream, 1000, part, ""));
      assertEquals(
          "module-refused",
          assertInstanceOf(Frame.Refused.class, toBrowser.take()).notice().fault());
      assertEquals(1, audit.count("stream.refused " + part));
    }
  }

  private String passed(String options) throws Exception {
    router.fromBrowser(new Frame.Open(++stream, 1000, "screen", options));
    return assertInstanceOf(Frame.Open.class, toWorker.take()).options();
  }
}
