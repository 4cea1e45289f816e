package org.latchkey.agent.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latchkey.agent.noise.X25519KeyPair;
import org.latchkey.agent.seal.ChannelBinding;
import org.latchkey.agent.seal.HostDoor;
import org.latchkey.agent.seal.HostOpening;
import org.latchkey.agent.seal.MemoryCarrier;
import org.latchkey.agent.seal.SuiteList;
import org.latchkey.agent.stream.ByteStream;
import org.latchkey.agent.stream.Frame;
import org.latchkey.agent.stream.FrameConnection;
import org.latchkey.agent.stream.StreamRefusedException;
import org.latchkey.protocol.Spec;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.wire.Bytes;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class SessionTest {
  private final SessionFixture host = new SessionFixture();
  private final ChannelBinding binding = host.binding();
  private final MemoryCarrier.Pair carrier = MemoryCarrier.pair();

  @Test
  @Spec({"A13", "A19"})
  void aPersonSignsInAndUsesAModule() throws Exception {
    TestRequest request = host.serve(binding, carrier);
    TestBrowser browser = host.browse(binding, carrier);
    JsonNode signedIn = browser.signIn();
    assertEquals("ada", signedIn.get("osUser").asText());
    assertEquals(
        "[\"clipboard\",\"control\",\"echo\",\"screen\"]", signedIn.get("modules").toString());

    assertEchoes(browser.open("echo"), 3_000_000);

    browser.say("{'type':'end','fault':'signed-off'}");
    assertEquals(Fault.SIGNED_OFF, request.endedWith());
    assertEquals(1, request.recorded().count("os-sign-in.succeeded ada"));
    assertEquals(1, request.recorded().count("stream.opened echo"));
    assertEquals(1, request.recorded().count("os-sign-off ada"));
  }

  private static void assertEchoes(ByteStream stream, int length) throws Exception {
    byte[] sent = new byte[length];
    new Random(7).nextBytes(sent);
    Thread writing = Thread.ofVirtual().start(() -> writeAll(stream, sent));
    byte[] back = new byte[length];
    for (int at = 0; at < length; ) {
      at += stream.read(back, at, length - at);
    }
    writing.join();
    assertArrayEquals(sent, back);
  }

  private static void writeAll(ByteStream stream, byte[] bytes) {
    try {
      stream.write(bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void theHostIntroducesItself() throws Exception {
    var _ = host.serve(binding, carrier);
    TestBrowser browser = host.browse(binding, carrier);
    browser.say("{'type':'hello','language':'de-AT','later':1}");
    JsonNode welcome = browser.hear("welcome");
    assertEquals("workshop", welcome.get("computer").asText());
    assertEquals(binding.session().hex(), welcome.get("session").asText());
    browser.vanish();
  }

  @Test
  @Spec("A13")
  void threeWrongPasswordsEndTheSession() throws Exception {
    TestRequest request = host.serve(binding, carrier);
    TestBrowser browser = host.browse(binding, carrier);
    browser.say("{'type':'hello','language':'en'}");
    for (int left = 2; left >= 0; left--) {
      browser.answer("wrong");
      assertEquals(left, browser.hear("sign-in-failed").get("triesLeft").asInt());
    }
    assertEquals("os-sign-in-failed", browser.hear("end").get("fault").asText());
    assertEquals(Fault.OS_SIGN_IN_FAILED, request.endedWith());
    assertEquals(3, request.recorded().count("os-sign-in.failed ada"));
    assertEquals(0, request.recorded().count("os-sign-off"));
  }

  @Test
  @Spec("A13")
  void onlyTheFirstAnswerToTheOpenPromptCounts() throws Exception {
    var _ = host.serve(binding, carrier);
    TestBrowser browser = host.browse(binding, carrier);
    browser.say("{'type':'hello','language':'en'}");
    int id = browser.hear("prompt").get("id").asInt();
    browser.say("{'type':'answer','id':" + (id + 1) + ",'value':'right'}");
    browser.say("{'type':'answer','id':" + id + ",'value':'wrong'}");
    browser.say("{'type':'answer','id':" + id + ",'value':'right'}");
    assertEquals(2, browser.hear("sign-in-failed").get("triesLeft").asInt());
    assertNull(browser.heardOf("signed-in"));
    browser.vanish();
  }

  @Test
  @Spec("A16")
  void aModuleThatTheTicketTookAwayIsRefusedAndAudited() throws Exception {
    TestRequest request = host.serve(binding, carrier);
    TestBrowser browser = host.browse(binding, carrier);
    var _ = browser.signIn();
    StreamRefusedException refused =
        assertThrows(StreamRefusedException.class, () -> browser.open("files"));
    assertEquals("module-refused", refused.notice().fault());
    assertEquals(1, request.recorded().count("stream.refused files"));
    assertEchoes(browser.open("echo"), 1000);
    browser.vanish();
  }

  @Test
  void anUnknownTypeIsAnswered() throws Exception {
    var _ = host.serve(binding, carrier);
    TestBrowser browser = host.browse(binding, carrier);
    browser.say("{'type':'hello','language':'en'}");
    browser.say("{'type':'sing','key':'C'}");
    assertEquals("sing", browser.hear("unsupported").get("of").asText());
    browser.vanish();
  }

  @Test
  void aLostCarrierIsNotTampering() throws Exception {
    TestRequest request = host.serve(binding, carrier);
    TestBrowser browser = host.browse(binding, carrier);
    var _ = browser.signIn();
    browser.vanish();
    assertEquals(Fault.CARRIER_LOST, request.endedWith());
    assertEquals(0, request.recorded().count("channel.integrity-failed"));
    assertEquals(1, request.recorded().count("os-sign-off ada"));
  }

  @Test
  void aWorkerThatDiesEndsItsSessionOnly() throws Exception {
    MemoryCarrier.Pair otherCarrier = MemoryCarrier.pair();
    ChannelBinding otherBinding = host.binding();
    TestRequest request = host.serve(binding, carrier);
    TestBrowser browser = host.browse(binding, carrier);
    var _ = browser.signIn();
    TestKeeper keeper = host.keepers.take();
    TestRequest other = host.serve(otherBinding, otherCarrier);
    TestBrowser otherBrowser = host.browse(otherBinding, otherCarrier);
    var _ = otherBrowser.signIn();

    keeper.crash();
    assertEquals("worker-ended", browser.hear("end").get("fault").asText());
    assertEquals(Fault.WORKER_ENDED, request.endedWith());

    assertEchoes(otherBrowser.open("echo"), 500_000);
    assertFalse(other.end().isDone());
    otherBrowser.vanish();
  }

  @Test
  @Spec("A9")
  void silenceEndsTheSession() throws Exception {
    SessionFixture brief =
        new SessionFixture(
            new SessionTiming(
                Duration.ofMillis(5),
                Duration.ofMillis(20),
                Duration.ofMillis(300),
                Duration.ofMillis(300),
                Duration.ZERO,
                Duration.ZERO,
                Duration.ofSeconds(60),
                Duration.ofMillis(500),
                Duration.ofSeconds(5)),
            1);
    TestRequest request = brief.serve(binding, carrier);
    TestBrowser browser = brief.browse(binding, carrier);
    browser.say("{'type':'hello','language':'en'}");
    assertEquals("silent", browser.hear("end").get("fault").asText());
    assertEquals(Fault.SILENT, request.endedWith());
  }

  @Test
  void whoDoesNotSignInInTimeMakesRoomForOthers() throws Exception {
    SessionFixture brief =
        new SessionFixture(
            new SessionTiming(
                Duration.ofMillis(50),
                Duration.ofSeconds(60),
                Duration.ofSeconds(60),
                Duration.ofSeconds(60),
                Duration.ZERO,
                Duration.ZERO,
                Duration.ofMillis(200),
                Duration.ofMillis(500),
                Duration.ofSeconds(5)),
            1);
    TestRequest request = brief.serve(binding, carrier);
    TestBrowser browser = brief.browse(binding, carrier);
    browser.say("{'type':'hello','language':'en'}");
    assertEquals("timed-out", browser.hear("end").get("fault").asText());
    assertEquals(Fault.TIMED_OUT, request.endedWith());
  }

  @Test
  void oneSessionTooManyIsRefused() {
    SessionFixture small = new SessionFixture(SessionFixture.QUICK, 1);
    var _ = small.serve(binding, carrier);
    MemoryCarrier.Pair second = MemoryCarrier.pair();
    assertEquals(
        Optional.of(Fault.TOO_MANY),
        small.sessions.serve(new TestRequest(small.binding(), second.host())));
    carrier.browser().close(Fault.SIGNED_OFF);
  }

  @Test
  void stoppingTheAgentEndsEverySessionWithAWord() throws Exception {
    TestRequest request = host.serve(binding, carrier);
    TestBrowser browser = host.browse(binding, carrier);
    var _ = browser.signIn();
    host.sessions.close();
    assertEquals("agent-stopped", browser.hear("end").get("fault").asText());
    assertEquals(Fault.AGENT_STOPPED, request.endedWith());
  }

  @Test
  void aSessionThatIsStillOpeningWhenTheAgentStopsEndsToo() throws Exception {
    TestRequest request = host.serve(binding, carrier);
    host.sessions.close();
    assertEquals(
        Optional.of(Fault.UNAVAILABLE),
        host.sessions.serve(new TestRequest(host.binding(), MemoryCarrier.pair().host())));
    TestBrowser browser = host.browse(binding, carrier);
    browser.say("{'type':'hello','language':'en'}");
    assertEquals(Fault.AGENT_STOPPED, request.endedWith());
  }

  @Test
  @Spec("A17")
  void aWorkerPipeThatNeverEndsHoldsNoSession() throws Exception {
    SessionFixture one =
        new SessionFixture(
            new SessionTiming(
                Duration.ofMillis(10),
                Duration.ofSeconds(20),
                Duration.ofSeconds(40),
                Duration.ofSeconds(40),
                Duration.ZERO,
                Duration.ZERO,
                Duration.ofSeconds(40),
                Duration.ofMillis(500),
                Duration.ofMillis(200)),
            1,
            HeldPipe::new);
    TestRequest request = one.serve(binding, carrier);
    TestBrowser browser = one.browse(binding, carrier);
    var _ = browser.signIn();
    browser.vanish();
    assertEquals(Fault.CARRIER_LOST, request.endedWith());
    assertTrue(one.sessions.awaitEnd(Duration.ofSeconds(30)));
  }

  /// A program that the worker has started holds the pipe open when the worker is long gone.
  private static final class HeldPipe extends TestKeeper {
    @Override
    public FrameConnection worker() {
      FrameConnection pipe = super.worker();
      return new FrameConnection() {
        @Override
        public Frame receive() throws IOException {
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          throw new IOException("interrupted");
        }

        @Override
        public void send(Frame frame) throws IOException {
          pipe.send(frame);
        }

        @Override
        public void close() {
          pipe.close();
        }
      };
    }
  }

  @Test
  void aLoopThatDiesOfAnErrorEndsItsSession() throws Exception {
    SessionFixture broken =
        new SessionFixture(
            SessionFixture.QUICK,
            1,
            () ->
                new TestKeeper() {
                  @Override
                  public Event next() {
                    throw new NoClassDefFoundError("planted");
                  }
                });
    TestRequest request = broken.serve(binding, carrier);
    TestBrowser browser = broken.browse(binding, carrier);
    browser.say("{'type':'hello','language':'en'}");
    assertEquals("internal", browser.hear("end").get("fault").asText());
    assertEquals(Fault.INTERNAL, request.endedWith());
  }

  @Test
  void aMistakeOfOurOwnWhileOpeningClosesTheCarrier() {
    X25519KeyPair key = X25519KeyPair.generate(new SecureRandom());
    HostDoor door =
        new HostDoor(
            new HostOpening.Host(key, SuiteList.all()),
            () -> {
              throw new IllegalStateException("planted");
            });
    Sessions sessions =
        new Sessions(door, _ -> new TestKeeper(), new HostName("x", "0"), SessionFixture.QUICK, 1);
    TestRequest request = new TestRequest(binding, carrier.host());
    assertEquals(Optional.empty(), sessions.serve(request));
    assertThrows(Exception.class, () -> host.open(binding, carrier));
    assertEquals(Fault.INTERNAL, request.endedWith());
    assertEquals(Fault.INTERNAL, carrier.host().closedWith());
  }

  @Test
  void aBrowserThatStopsReadingHoldsUpTheWorkerAndNothingGrows() throws Exception {
    TestRequest request = host.serve(binding, carrier);
    TestBrowser browser = host.browse(binding, carrier);
    var _ = browser.signIn();
    ByteStream stream = browser.open("screen");
    byte[] much = new byte[5_000_000];
    Thread writing = Thread.ofVirtual().start(() -> writeQuietly(stream, much));
    while (stream.creditBytes() > 0) { // the echo stops taking when its own way back is full
      Thread.onSpinWait();
    }
    assertTrue(writing.isAlive());
    assertFalse(request.end().isDone());
    browser.vanish();
    writing.join();
    assertEquals(Fault.CARRIER_LOST, request.endedWith());
  }

  private static void writeQuietly(ByteStream stream, byte[] bytes) {
    try {
      stream.write(bytes, 0, bytes.length);
    } catch (IOException e) {
      // That is how it ends.
    }
  }

  @Test
  @Spec("A17")
  void aWorkerThatSendsBeyondItsCreditEndsItsOwnSession() throws Exception {
    TestRequest request = host.serve(binding, carrier);
    TestBrowser browser = host.browse(binding, carrier);
    var _ = browser.signIn();
    TestKeeper keeper = Objects.requireNonNull(host.keepers.poll());
    keeper.workerSide().send(new Frame.Data(9, Bytes.view(new byte[10])));
    assertEquals("worker-ended", browser.hear("end").get("fault").asText());
    assertEquals(Fault.WORKER_ENDED, request.endedWith());
  }
}
