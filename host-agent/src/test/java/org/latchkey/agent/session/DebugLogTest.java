package org.latchkey.agent.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latchkey.agent.log.LogSession;
import org.latchkey.agent.seal.ChannelBinding;
import org.latchkey.agent.seal.MemoryCarrier;
import org.latchkey.agent.stream.ByteStream;
import org.latchkey.protocol.Spec;

/// What the agent's own process logs of a session when everything is logged.
@Timeout(60)
@Spec("A13")
final class DebugLogTest {
  private static final String TYPED = "x-typed-secret-x";

  private final Logger logger = Logger.getLogger("org.latchkey");
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final List<String> sessions = new CopyOnWriteArrayList<>();
  private final Handler kept =
      new Handler() {
        @Override
        public void publish(LogRecord record) {
          lines.add(new SimpleFormatter().format(record));
          sessions.add(LogSession.current());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void logEverything() {
    kept.setLevel(Level.ALL);
    logger.setLevel(Level.ALL);
    logger.addHandler(kept);
  }

  @AfterEach
  void logAsBefore() {
    logger.removeHandler(kept);
    logger.setLevel(null);
  }

  @Test
  void aSessionsLinesNameItAndHoldNothingThatWasTyped() throws Exception {
    SessionFixture host = new SessionFixture();
    ChannelBinding binding = host.binding();
    MemoryCarrier.Pair carrier = MemoryCarrier.pair();
    TestRequest request = host.serve(binding, carrier);
    TestBrowser browser = host.browse(binding, carrier);
    browser.say("{'type':'hello','language':'en'}");
    browser.answer(TYPED);
    var _ = browser.hear("sign-in-failed");
    browser.answer(TestKeeper.PASSWORD);
    var _ = browser.hear("signed-in");
    ByteStream echo = browser.open("echo");
    byte[] sent = TYPED.getBytes(UTF_8);
    echo.write(sent, 0, sent.length);
    assertTrue(echo.read(new byte[sent.length], 0, sent.length) > 0);
    host.keepers.take().crash();
    var _ = request.endedWith();
    Logger.getLogger("org.latchkey.agent.session").fine("the log works");
    assertTrue(lines.getLast().contains("the log works"));
    assertFalse(String.join("", lines).contains(TYPED), lines.toString());
    assertTrue(
        sessions.stream().allMatch(id -> id.isEmpty() || id.equals(binding.session().hex())));
    assertEquals("", sessions.getLast());
  }
}
