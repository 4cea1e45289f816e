package org.latchkey.agent.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.latchkey.agent.seal.BrowserDoor;
import org.latchkey.agent.seal.ChannelBinding;
import org.latchkey.agent.seal.MemoryCarrier;
import org.latchkey.agent.seal.OpeningFailedException;
import org.latchkey.agent.seal.Resumption;
import org.latchkey.agent.stream.ByteStream;
import org.latchkey.agent.stream.FaultNotice;
import org.latchkey.agent.stream.Frame;
import org.latchkey.agent.stream.StatingFrames;
import org.latchkey.protocol.Spec;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.identity.AccountId;
import org.latchkey.protocol.wire.Bytes;

/// A session that outlives its carriers (`docs/sealed-channel.md` §7).
@Spec("A9")
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ResumedSessionTest {
  private static final SessionTiming PARKING = SessionFixture.QUICK.parking(Duration.ofSeconds(60));

  private final AtomicLong moved = new AtomicLong();
  private final SessionFixture host =
      new SessionFixture(PARKING, 32, TestKeeper::new, () -> System.nanoTime() + moved.get());
  private final ChannelBinding binding = host.binding();
  private final TestRequest request;
  private final ResumingFrames frames;
  private final TestBrowser browser;
  private volatile Supplier<MemoryCarrier.Pair> carriers = MemoryCarrier::pair;
  private int tickets;

  ResumedSessionTest() throws Exception {
    MemoryCarrier.Pair carrier = MemoryCarrier.pair();
    request = host.serve(binding, carrier);
    BrowserDoor.Opened opened = host.open(binding, carrier, List.of());
    frames = new ResumingFrames(host, binding, opened, () -> carriers.get());
    browser = new TestBrowser(frames);
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    for (int i = 0; i < 6_000 && !condition.getAsBoolean(); i++) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
    assertTrue(condition.getAsBoolean());
  }

  private void awaitParked() throws InterruptedException {
    await(host.sessions::isAnyParked);
  }

  /// Says so until it is heard: the carrier at hand may be one that is about to be cut.
  private void signOff() throws InterruptedException {
    carriers = MemoryCarrier::pair;
    await(() -> {
      try {
        browser.say("{'type':'end','fault':'signed-off'}");
      } catch (IOException e) {
        // The session is over.
      }
      return request.end().isDone();
    });
    assertEquals(Fault.SIGNED_OFF, request.endedWith());
    browser.vanish();
  }

  private ChannelBinding freshTicket() {
    return new ChannelBinding(binding.computer(), binding.session(), "other ticket " + ++tickets);
  }

  /// Loses whatever comes after so many messages, in either direction.
  private static MemoryCarrier.Pair cutAfter(int messages) {
    AtomicInteger left = new AtomicInteger(messages);
    AtomicReference<MemoryCarrier.Pair> pair = new AtomicReference<>();
    MemoryCarrier.Tamperer cutter =
        (number, message) -> {
          if (left.getAndDecrement() > 0) {
            return List.of(message);
          }
          pair.get().browser().close(Fault.CARRIER_LOST);
          return List.of();
        };
    pair.set(MemoryCarrier.pair(cutter, cutter));
    return pair.get();
  }

  private static Thread writing(ByteStream stream, byte[] bytes, Random random) {
    return Thread.ofVirtual()
        .start(() -> {
          try {
            for (int at = 0; at < bytes.length; ) {
              int length = Math.min(1 + random.nextInt(9_000), bytes.length - at);
              stream.write(bytes, at, length);
              at += length;
            }
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static void assertEchoes(ByteStream stream, int length, Random random) throws Exception {
    byte[] sent = new byte[length];
    random.nextBytes(sent);
    Thread writing = writing(stream, sent, new Random(random.nextLong()));
    byte[] back = new byte[length];
    for (int at = 0; at < length; ) {
      int read = stream.read(back, at, length - at);
      assertTrue(read > 0);
      at += read;
    }
    writing.join();
    assertArrayEquals(sent, back);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void everyByteArrivesOnceAndInOrderThroughDozensOfCuts(int seed) throws Exception {
    Random random = new Random(seed);
    var _ = browser.signIn();
    AtomicInteger cuts = new AtomicInteger(60);
    carriers =
        () -> {
          if (cuts.getAndDecrement() <= 0) {
            return MemoryCarrier.pair();
          }
          return cutAfter(random.nextBoolean() ? random.nextInt(9) : 10 + random.nextInt(60));
        };
    frames.cut();
    ByteStream stream = browser.open("echo");
    Random content = new Random(seed + 100);
    while (cuts.get() > 0) {
      assertEchoes(stream, 200_000, content);
    }
    assertEchoes(stream, 200_000, content);
    assertTrue(frames.resumed() >= 10, "resumed " + frames.resumed());
    assertEquals(1, request.recorded().count("os-sign-in.succeeded"));
    assertTrue(request.recorded().count("session.resumed") >= frames.resumed());
    assertEquals(0, request.recorded().count("channel.integrity-failed"));
    signOff();
  }

  @Test
  void aCutAtEachMessageOfTheHandshakeAndAfterIsSurvived() throws Exception {
    var _ = browser.signIn();
    ByteStream stream = browser.open("echo");
    Random content = new Random(5);
    for (int messages = 0; messages < 12; messages++) {
      AtomicInteger cutAfter = new AtomicInteger(messages);
      carriers =
          () -> {
            int now = cutAfter.getAndSet(-1);
            return now < 0 ? MemoryCarrier.pair() : cutAfter(now);
          };
      frames.cut();
      assertEchoes(stream, 20_000, content);
    }
    signOff();
  }

  @Test
  void theSameWorkerServesAfterAPark() throws Exception {
    var _ = browser.signIn();
    ByteStream stream = browser.open("echo");
    carriers = () -> host.sessions.isAnyParked() ? MemoryCarrier.pair() : cutAfter(0);
    frames.cut();
    assertEchoes(stream, 1_000, new Random(1));
    assertEquals(1, host.keepers.size());
    assertTrue(request.recorded().count("session.parked") >= 1);
    signOff();
  }

  @Test
  void aSecretWorksOnce() throws Exception {
    var _ = browser.signIn();
    Resumption spent = frames.known().getLast();
    frames.cut();
    assertEchoes(browser.open("echo"), 1_000, new Random(1));
    assertRefused(new Resumption(1, spent.secret()));
    assertEchoes(browser.open("echo"), 1_000, new Random(2));
    signOff();
  }

  private void assertRefused(Resumption wrong) {
    ChannelBinding ticket = freshTicket();
    MemoryCarrier.Pair carrier = MemoryCarrier.pair();
    TestRequest attempt = new TestRequest(ticket, carrier.host());
    assertEquals(Optional.empty(), host.sessions.resume(attempt));
    assertThrows(OpeningFailedException.class, () -> host.open(ticket, carrier, List.of(wrong)));
    assertEquals(Fault.RESUME_REFUSED, attempt.endedWith());
    assertEquals(1, attempt.recorded().count("session.resume-failed"));
  }

  @Test
  void theFifthTryWithAWrongSecretEndsTheSession() throws Exception {
    var _ = browser.signIn();
    Resumption right = frames.known().getLast();
    SessionFixture other = new SessionFixture(PARKING, 1);
    MemoryCarrier.Pair carrier = MemoryCarrier.pair();
    ChannelBinding elsewhere = other.binding();
    var _ = other.serve(elsewhere, carrier);
    BrowserDoor.Opened theirs = other.open(elsewhere, carrier, List.of());
    Resumption wrong = new Resumption(right.resumptions(), theirs.next().secret());
    for (int failed = 0; failed < 4; failed++) {
      assertRefused(wrong);
    }
    assertFalse(request.end().isDone());
    assertRefused(wrong);
    assertEquals(Fault.RESUME_REFUSED, request.endedWith());
    theirs.channel().close();
    browser.vanish();
  }

  @Test
  @Spec("A23")
  void aTicketOfAnotherAccountTouchesNothing() throws Exception {
    var _ = browser.signIn();
    for (int i = 0; i < 20; i++) {
      TestRequest stranger =
          new TestRequest(
              freshTicket(), MemoryCarrier.pair().host(), new AccountId("1".repeat(32)), Set.of());
      assertEquals(Optional.of(Fault.RESUME_REFUSED), host.sessions.resume(stranger));
      assertEquals(1, stranger.recorded().count("session.resume-failed"));
    }
    frames.cut();
    assertEchoes(browser.open("echo"), 1_000, new Random(1));
    signOff();
  }

  @Test
  void theParkingTimeEndsTheSession() throws Exception {
    var _ = browser.signIn();
    carriers = () -> cutAfter(0);
    frames.cut();
    awaitParked();
    moved.addAndGet(Duration.ofSeconds(50).toNanos());
    assertFalse(request.end().isDone());
    moved.addAndGet(Duration.ofSeconds(11).toNanos());
    assertEquals(Fault.CARRIER_LOST, request.endedWith());
    assertEquals(1, request.recorded().count("os-sign-off ada"));
    await(() ->
        host.sessions
            .resume(new TestRequest(freshTicket(), MemoryCarrier.pair().host()))
            .equals(Optional.of(Fault.SESSION_OVER)));
    browser.vanish();
  }

  @Test
  void silenceParksASessionInWhichSomebodyIsSignedIn() throws Exception {
    SessionTiming brief =
        new SessionTiming(
            Duration.ofMillis(10),
            Duration.ofMillis(50),
            Duration.ofSeconds(60),
            Duration.ofMillis(300),
            Duration.ofSeconds(60),
            Duration.ZERO,
            Duration.ofSeconds(60),
            Duration.ofMillis(500),
            Duration.ofSeconds(5));
    SessionFixture silent = new SessionFixture(brief, 1);
    ChannelBinding of = silent.binding();
    MemoryCarrier.Pair carrier = MemoryCarrier.pair();
    TestRequest held = silent.serve(of, carrier);
    TestBrowser mute = silent.browse(of, carrier);
    var _ = mute.signIn();
    await(silent.sessions::isAnyParked);
    mute.awaitEnd();
    assertEquals(Fault.SILENT, carrier.host().closedWith());
    silent.sessions.close();
    assertEquals(Fault.AGENT_STOPPED, held.endedWith());
  }

  @Test
  void beforeTheSignInALostCarrierEndsTheSession() throws Exception {
    browser.say("{'type':'hello','language':'en'}");
    var _ = browser.hear("prompt");
    assertEquals(
        Optional.of(Fault.SESSION_OVER),
        host.sessions.resume(new TestRequest(freshTicket(), MemoryCarrier.pair().host())));
    browser.vanish();
    assertEquals(Fault.CARRIER_LOST, request.endedWith());
    assertEquals(0, request.recorded().count("session.parked"));
  }

  @Test
  void aStoppingAgentEndsAParkedSession() throws Exception {
    var _ = browser.signIn();
    carriers = () -> cutAfter(0);
    frames.cut();
    awaitParked();
    host.sessions.close();
    assertEquals(Fault.AGENT_STOPPED, request.endedWith());
    browser.vanish();
  }

  @Test
  void aWorkerThatDiesEndsAParkedSession() throws Exception {
    var _ = browser.signIn();
    carriers = () -> cutAfter(0);
    frames.cut();
    awaitParked();
    host.keepers.take().crash();
    assertEquals(Fault.WORKER_ENDED, request.endedWith());
    browser.vanish();
  }

  @Test
  void aCarrierThatIsOnlyHeldIsClosedWhenTheNextHasProvedItself() throws Exception {
    SessionFixture other = new SessionFixture(PARKING, 1);
    ChannelBinding of = other.binding();
    MemoryCarrier.Pair held = MemoryCarrier.pair();
    TestRequest served = other.serve(of, held);
    BrowserDoor.Opened opened = other.open(of, held, List.of());
    TestBrowser person = new TestBrowser(opened.channel());
    var _ = person.signIn();
    ResumingFrames next = new ResumingFrames(other, of, opened, MemoryCarrier::pair);
    MemoryCarrier.Pair idle = MemoryCarrier.pair();
    ChannelBinding ticket = new ChannelBinding(of.computer(), of.session(), "idle");
    TestRequest attempt = new TestRequest(ticket, idle.host());
    assertEquals(Optional.empty(), other.sessions.resume(attempt));
    var _ = idle.browser().receive(); // line 1, and no more: the session still has its carrier
    assertEquals(null, held.host().closedWith());
    idle.browser().close(Fault.CARRIER_LOST);
    assertEquals(Fault.CARRIER_LOST, attempt.endedWith());
    assertEquals(null, held.host().closedWith());

    next.cut();
    TestBrowser same = new TestBrowser(next);
    assertEchoes(same.open("echo"), 1_000, new Random(1));
    assertEquals(Fault.CARRIER_LOST, held.host().closedWith());
    same.say("{'type':'end','fault':'signed-off'}");
    assertEquals(Fault.SIGNED_OFF, served.endedWith());
    same.vanish();
    person.vanish();
  }

  @Test
  void aBrowserThatStatesNothingCostsNoMoreThanWhatIsKept() throws Exception {
    var _ = browser.signIn();
    SessionFixture other = new SessionFixture(PARKING, 1);
    ChannelBinding of = other.binding();
    MemoryCarrier.Pair carrier = MemoryCarrier.pair();
    var _ = other.serve(of, carrier);
    TestBrowser silent = new TestBrowser(new StatingFrames(other.open(of, carrier), false));
    var _ = silent.signIn();
    ByteStream stream = silent.open("echo");
    Thread writing = writing(stream, new byte[16 * 1024 * 1024], new Random(1));
    AtomicLong back = new AtomicLong();
    Thread reading =
        Thread.ofVirtual()
            .start(() -> {
              byte[] buffer = new byte[50_000];
              try {
                for (int n = stream.read(buffer, 0, buffer.length);
                    n >= 0;
                    n = stream.read(buffer, 0, buffer.length)) {
                  back.addAndGet(n);
                }
              } catch (IOException e) {
                // the end of the test
              }
            });
    await(() -> back.get() > 3 * 1024 * 1024);
    long before;
    do {
      before = back.get();
      TimeUnit.MILLISECONDS.sleep(300);
    } while (back.get() != before);
    assertTrue(before < 7 * 1024 * 1024, before + " bytes came back");
    silent.vanish();
    reading.join();
    writing.interrupt();
    other.sessions.close();
    signOff();
  }

  @Test
  void aCountThatIsNoneEndsTheSessionForGood() throws Exception {
    var _ = browser.signIn();
    browser.force(new Frame.Received(1_000_000));
    assertEquals("rule-broken", browser.hear("end").get("fault").asText());
    assertEquals(Fault.RULE_BROKEN, request.endedWith());
    browser.vanish();
  }

  @Test
  @Spec("A16")
  void whatTheNewTicketTakesAwayIsClosed() throws Exception {
    SessionFixture other = new SessionFixture(PARKING, 1);
    ChannelBinding of = other.binding();
    MemoryCarrier.Pair carrier = MemoryCarrier.pair();
    TestRequest served = other.serve(of, carrier);
    BrowserDoor.Opened opened = other.open(of, carrier, List.of());
    TestBrowser person = new TestBrowser(opened.channel());
    var _ = person.signIn();
    ByteStream stream = person.open("echo");
    assertEchoes(stream, 1_000, new Random(1));
    carrier.browser().close(Fault.CARRIER_LOST);
    person.awaitEnd();

    ChannelBinding ticket = new ChannelBinding(of.computer(), of.session(), "narrower");
    MemoryCarrier.Pair second = MemoryCarrier.pair();
    TestRequest narrower =
        new TestRequest(ticket, second.host(), TestRequest.ACCOUNT, Set.of("files", "echo"));
    assertEquals(Optional.empty(), other.sessions.resume(narrower));
    BrowserDoor.Opened again = other.open(ticket, second, List.of(opened.next()));
    again
        .channel()
        .send(
            new Frame.Data(0, Bytes.view("{\"type\":\"resume\",\"received\":0}".getBytes(UTF_8))));
    String modules = "";
    Frame.Close closed = null;
    while (closed == null) {
      Frame frame = again.channel().receive();
      if (frame instanceof Frame.Data data && data.stream() == 0) {
        String said = new String(data.payload().toArray(), UTF_8);
        modules = said.contains("resumed") ? said : modules;
      }
      closed = frame instanceof Frame.Close close ? close : null;
    }
    assertTrue(modules.contains("[\"clipboard\",\"control\",\"screen\"]"), modules);
    assertEquals(new FaultNotice("module-refused", null), closed.notice());
    assertEquals(1, served.recorded().count("stream.refused echo"));
    other.sessions.close();
    assertEquals(Fault.AGENT_STOPPED, served.endedWith());
    again.channel().close();
  }
}
