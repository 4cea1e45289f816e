package org.latchkey.agent.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latchkey.agent.seal.BrowserDoor;
import org.latchkey.agent.seal.ChannelBinding;
import org.latchkey.agent.seal.MemoryCarrier;
import org.latchkey.agent.worker.WorkerNews;
import org.latchkey.protocol.fault.Fault;

/// Idleness, and what a worker says of itself (`docs/sealed-channel.md` §5, `docs/host-sign-in.md`
/// §1). The clock of the host stands still but for what a test moves it.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class IdleSessionTest {
  /// However far the clock is moved, nobody is taken for silent.
  private static final Duration LONG = Duration.ofDays(1);

  private static final SessionTiming TIMING =
      new SessionTiming(
          Duration.ofMillis(10),
          LONG,
          LONG,
          LONG,
          Duration.ofMinutes(30),
          Duration.ofMinutes(10),
          LONG,
          Duration.ofMillis(500),
          Duration.ofSeconds(5));

  private final AtomicLong now = new AtomicLong(1_000_000);
  private final AtomicBoolean unreachable = new AtomicBoolean();
  private WorkerNews lastWord = new WorkerNews.Active();
  private final SessionFixture host = new SessionFixture(TIMING, 4, this::keeper, now::get);
  private final ChannelBinding binding = host.binding();
  private final TestRequest request;
  private final ResumingFrames frames;
  private final TestBrowser browser;

  IdleSessionTest() throws Exception {
    MemoryCarrier.Pair carrier = MemoryCarrier.pair();
    request = host.serve(binding, carrier);
    BrowserDoor.Opened opened = host.open(binding, carrier, List.of());
    frames = new ResumingFrames(host, binding, opened, this::carrier);
    browser = new TestBrowser(frames);
  }

  private MemoryCarrier.Pair carrier() {
    MemoryCarrier.Pair pair = MemoryCarrier.pair();
    if (unreachable.get()) {
      pair.browser().close(Fault.CARRIER_LOST);
    }
    return pair;
  }

  /// Its worker says one more thing when it is to end.
  private TestKeeper keeper() {
    return new TestKeeper() {
      @Override
      public void close() {
        try {
          workerSide().send(lastWord.frame());
        } catch (IOException e) {
          // It has crashed before.
        }
        workerSide().close();
        super.close();
      }
    };
  }

  private static void say(TestKeeper keeper, WorkerNews news) {
    try {
      keeper.workerSide().send(news.frame());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private TestKeeper signIn() throws Exception {
    var _ = browser.signIn();
    return host.keepers.take();
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  private long warned() throws InterruptedException {
    return browser.hear("idle-soon").get("seconds").asLong();
  }

  private void signOff() throws IOException {
    browser.say("{'type':'end','fault':'signed-off'}");
    assertEquals(Fault.SIGNED_OFF, request.endedWith());
    browser.vanish();
  }

  @Test
  void aPersonIsWarnedAndTheSessionEndsWithASealedClose() throws Exception {
    var _ = signIn();
    pass(Duration.ofSeconds(545));
    assertEquals(55, warned());
    assertFalse(request.end().isDone());
    pass(Duration.ofSeconds(55));
    assertEquals("idle", browser.hear("end").get("fault").asText());
    assertEquals(Fault.IDLE, request.endedWith());
    assertEquals("idle for 10 minutes", request.end().join().reason());
    assertEquals(1, request.recorded().count("os-sign-off ada idle for 10 minutes"));
  }

  @Test
  void aKeyTakesTheWarningBack() throws Exception {
    TestKeeper keeper = signIn();
    pass(Duration.ofSeconds(550));
    assertEquals(50, warned());
    say(keeper, new WorkerNews.Active());
    assertEquals(0, warned());
    pass(Duration.ofSeconds(545));
    assertEquals(55, warned());
    signOff();
  }

  @Test
  void aFloodOfActivityIsOneTakingBack() throws Exception {
    TestKeeper keeper = signIn();
    pass(Duration.ofSeconds(550));
    assertEquals(50, warned());
    for (int i = 0; i < 50_000; i++) {
      say(keeper, new WorkerNews.Active());
    }
    assertEquals(0, warned());
    browser.say("{'type':'fireworks'}");
    var _ = browser.hear("unsupported"); // everything before it has come
    assertNull(browser.heardOf("idle-soon"));
    signOff();
  }

  @Test
  void whoComesBackIsToldAgain() throws Exception {
    var _ = signIn();
    pass(Duration.ofSeconds(550));
    assertEquals(50, warned());
    frames.cut();
    assertEquals(50, warned());
    signOff();
  }

  @Test
  void theClockRunsOnWhileTheSessionIsParked() throws Exception {
    var _ = signIn();
    unreachable.set(true);
    frames.cut();
    while (!host.sessions.isAnyParked()) {
      Thread.onSpinWait();
    }
    pass(Duration.ofMinutes(10));
    assertEquals(Fault.IDLE, request.endedWith());
    browser.vanish();
  }

  @Test
  void nobodyWhoHasNotSignedInIsIdle() throws Exception {
    browser.say("{'type':'hello','language':'en'}");
    var _ = browser.hear("prompt");
    pass(Duration.ofSeconds(15));
    browser.say("{'type':'fireworks'}");
    var _ = browser.hear("unsupported");
    assertNull(browser.heardOf("idle-soon"));
    signOff();
  }

  @Test
  void theLastWordOfTheWorkerIsAuditedOnce() throws Exception {
    lastWord = new WorkerNews.Locked();
    TestKeeper keeper = signIn();
    say(keeper, new WorkerNews.Locks());
    signOff();
    assertEquals(1, request.recorded().count("screen."));
    assertEquals(1, request.recorded().count("screen.locked"));
  }

  @Test
  void aFailureToLockIsAuditedOnceHoweverOftenItIsSaid() throws Exception {
    TestKeeper keeper = signIn();
    for (int i = 0; i < 100; i++) {
      say(keeper, new WorkerNews.LockFailed("no locker was found"));
    }
    signOff();
    assertEquals(1, request.recorded().count("screen."));
    assertEquals(1, request.recorded().count("screen.lock-failed no locker was found"));
  }

  @Test
  void aWorkerThatDiesBeforeItHasLockedIsAudited() throws Exception {
    TestKeeper keeper = signIn();
    say(keeper, new WorkerNews.Locks());
    keeper.crash();
    assertEquals(Fault.WORKER_ENDED, request.endedWith());
    assertTrue(
        request
            .recorded()
            .events()
            .contains("screen.lock-failed the worker ended without a word about it"));
    browser.vanish();
  }
}
