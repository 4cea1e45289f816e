package org.latchkey.agent.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.latchkey.agent.seal.ChannelBinding;
import org.latchkey.agent.seal.MemoryCarrier;
import org.latchkey.agent.stream.ByteStream;
import org.latchkey.agent.stream.Frame;
import org.latchkey.agent.stream.FrameConnection;
import org.latchkey.agent.stream.StreamLimits;
import org.latchkey.protocol.Spec;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.wire.Bytes;

/// Whoever has a ticket can come with a browser of their own. Whatever it sends ends its own
/// session at the most, with the right fault and one audited end, while a session beside it goes on
/// and the agent does not grow.
@Spec({"A9", "A17", "A19"})
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class HostileBrowserTest {
  /// Generous: a queue that a flood could fill would hold more.
  private static final long MOST_GROWTH_BYTES = 32L << 20;

  private static final long WINDOW = StreamLimits.TO_HOST_WINDOW_BYTES;
  private static final long MOST_CREDIT = StreamLimits.MAX_CREDIT_BYTES;

  private final SessionFixture host = new SessionFixture();
  private final ChannelBinding besideBinding = host.binding();
  private final MemoryCarrier.Pair besideCarrier = MemoryCarrier.pair();
  private @Nullable TestRequest beside;
  private @Nullable TestBrowser bystander;
  private @Nullable ByteStream echo;

  /// How far the hostile browser keeps to the rules.
  private enum Until {
    HANDSHAKE,
    HELLO,
    SIGN_IN
  }

  private interface Attack {
    void by(HostileBrowser browser) throws Exception;
  }

  /// @param fault that ends the session; null when it bears the attack and goes on
  private record Row(String name, Until until, Attack attack, @Nullable Fault fault) {}

  @BeforeEach
  void someoneWorksBesideIt() throws Exception {
    beside = host.serve(besideBinding, besideCarrier);
    bystander = host.browse(besideBinding, besideCarrier);
    var _ = bystander.signIn();
    echo = bystander.open("echo");
  }

  @AfterEach
  void whoseSessionIsUnharmed() {
    assertFalse(Objects.requireNonNull(beside).end().isDone());
    Objects.requireNonNull(bystander).vanish();
  }

  private static Row broken(Until until, String name, Attack attack) {
    return new Row(name, until, attack, Fault.RULE_BROKEN);
  }

  private static Row borne(Until until, String name, Attack attack) {
    return new Row(name, until, attack, null);
  }

  private static Stream<Row> firstRecords() {
    return Stream.of(
            "", "00", "0000", "000008", "000004", "00000100000001056563686f", "000700000000000000")
        .map(hex -> broken(Until.HANDSHAKE, "first: " + hex, browser -> browser.send(hex)));
  }

  private static Stream<Row> firstMessages() {
    return Stream.of(
            "{'type':'heartbeat','n':1,'echo':0}",
            "{'type':'answer','id':1,'value':'right'}",
            "{'type':'end','fault':'signed-off'}",
            "{'type':'resume','received':0}")
        .map(json -> broken(Until.HANDSHAKE, "first: " + json, browser -> browser.say(json)));
  }

  private static Stream<Row> streamsBeforeTheSignIn() {
    return Stream.of(
            new Frame.Open(1, 1000, "echo", ""),
            new Frame.Open(StreamLimits.MAX_STREAM_ID, 1000, "screen", "{}"),
            new Frame.Credit(1, 1),
            new Frame.Data(1, Bytes.view(new byte[1])),
            new Frame.Close(1, null))
        .map(frame -> broken(Until.HELLO, "early " + frame, browser -> browser.send(frame)));
  }

  private static Stream<Row> messages() {
    return Stream.of(
            "{'type':'hello','language':'en'}",
            "{'type':'resume','received':0}",
            "{'type':'resumed','received':0,'modules':['files']}",
            "{'type':'welcome','computer':'x','version':'1','session':'0'}",
            "{'type':'signed-in','osUser':'root','modules':['files']}",
            "{'type':'x','a':" + "[".repeat(8_000) + "]".repeat(8_000) + "}",
            "{'type':'x','a':" + "{'a':".repeat(3_000) + "1" + "}".repeat(3_000) + "}",
            "{'type':'x','a':'" + "a".repeat(16_384) + "'}",
            "{'type':'x','type':'heartbeat'}",
            "{'type':'heartbeat','n':99999999999999999999,'echo':0}",
            "{'type':'heartbeat','n':1e9,'echo':0}",
            "{'type':'heartbeat','n':1,'echo':9007199254740991}",
            "{'type':'answer','id':1,'value':'" + "a".repeat(1_025) + "'}")
        .flatMap(json ->
            Stream.of(Until.HELLO, Until.SIGN_IN)
                .map(until -> broken(until, "says " + shortened(json), it -> it.say(json))));
  }

  private static String shortened(String json) {
    return json.length() < 80 ? json : json.substring(0, 30) + "… (" + json.length() + ")";
  }

  /// As bytes, because our own records would refuse to be them.
  private static Stream<Row> framesThatAreNone() {
    return Stream.of(
            "",
            "00",
            "0001",
            "000100",
            "000108",
            "0001ff",
            "000104", // data of nothing
            "00010500000000", // credit of nothing
            "0001050000000100", // more behind it
            "00000500000001", // credit on stream 0
            "000006", // close of stream 0
            "00000100000001046563686f", // open of stream 0
            "00010100000001ff6563686f", // a name longer than the frame
            "0001010000000100", // no name
            "0001010000000104456368", // cut
            "00010100000001044543484f", // capitals
            "00010100000001046563686f5b5d", // options that are no object
            "00010100000001046563686f7b7d7b7d", // two objects
            "0001067b7d", // a fault without a name
            "00010700000000", // received on a stream
            "000007", // received of nothing
            "0000070020000000000000", // more than can be counted
            "000007ffffffffffffffff")
        .map(hex -> broken(Until.SIGN_IN, "frame " + hex, browser -> browser.send(hex)));
  }

  private static Stream<Row> framesOutOfPlace() {
    return Stream.of(
            new Frame.Data(1, Bytes.view(new byte[1])),
            new Frame.Data(65_535, Bytes.view(new byte[StreamLimits.MAX_DATA_BYTES])),
            new Frame.Data(0, Bytes.view(new byte[20_000])),
            new Frame.Data(0, Bytes.view(new byte[] {'{'})),
            new Frame.Open(1, MOST_CREDIT + 1, "echo", ""),
            new Frame.Open(1, 0xffff_ffffL, "echo", ""),
            new Frame.Received(StreamLimits.MAX_COUNTED_FRAMES),
            new Frame.Credit(5, 10),
            new Frame.Accepted(1, 10),
            new Frame.Close(3, null))
        .map(frame ->
            broken(
                Until.SIGN_IN,
                "sends " + frame.getClass().getSimpleName() + " on " + frame.stream(),
                browser -> browser.send(frame)));
  }

  private static Stream<Row> streams() {
    return Stream.of(
        broken(
            Until.SIGN_IN,
            "more credit than may be",
            browser -> {
              browser.open(1, MOST_CREDIT, "echo");
              browser.send(new Frame.Credit(1, 1));
            }),
        broken(
            Until.SIGN_IN,
            "credit that overflows",
            browser -> {
              browser.open(1, 1, "echo");
              browser.send(new Frame.Credit(1, 0xffff_ffffL));
            }),
        broken(
            Until.SIGN_IN,
            "data beyond credit",
            browser -> {
              browser.open(1, 0, "echo"); // it takes one buffer, and cannot give it back
              for (long sent = 0; sent <= WINDOW + 100_000; sent += 50_000) {
                browser.send(new Frame.Data(1, Bytes.view(new byte[50_000])));
              }
            }),
        broken(
            Until.SIGN_IN,
            "an id that is in use",
            browser -> {
              browser.open(7, 1000, "echo");
              browser.send(new Frame.Open(7, 1000, "echo", ""));
            }),
        broken(
            Until.SIGN_IN,
            "an id that was refused",
            browser -> {
              browser.open(7, 1000, "files");
              browser.send(new Frame.Open(7, 1000, "echo", ""));
            }),
        broken(
            Until.SIGN_IN,
            "data on an id that was refused",
            browser -> {
              browser.open(7, 1000, "files");
              browser.send(new Frame.Data(7, Bytes.view(new byte[1])));
            }),
        broken(
            Until.SIGN_IN,
            "data after its close",
            browser -> {
              browser.open(7, 1000, "echo");
              browser.send(new Frame.Close(7, null));
              browser.send(new Frame.Data(7, Bytes.view(new byte[1])));
            }),
        broken(
            Until.SIGN_IN,
            "one open stream too many",
            browser -> {
              for (int id = 1; id <= StreamLimits.MAX_OPEN_STREAMS; id++) {
                browser.open(1000 * id, 0, "echo");
              }
              browser.send(new Frame.Open(65_535, 0, "echo", ""));
            }),
        broken(
            Until.SIGN_IN,
            "opens for what it may not use, without end",
            browser -> {
              for (int id = 1; id <= 64; id++) {
                browser.open(id, 0, "files");
              }
              browser.send(new Frame.Open(65, 0, "files", ""));
            }),
        broken(
            Until.SIGN_IN,
            "options for the screen that nest",
            browser ->
                browser.send(
                    new Frame.Open(
                        1, 0, "screen", "{\"a\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}"))));
  }

  private static Stream<Row> floods() {
    return Stream.of(
        borne(
            Until.HELLO,
            "answers to no prompt",
            browser ->
                flood(browser, "{'type':'answer','id':77,'value':'" + "a".repeat(1_000) + "'}")),
        borne(
            Until.HELLO,
            "heartbeats as fast as it can",
            browser -> {
              for (int n = 1; n <= HostileBrowser.FLOOD; n++) {
                browser.say("{'type':'heartbeat','n':" + n + ",'echo':0}");
              }
            }),
        borne(
            Until.SIGN_IN,
            "complaints about types that the host never sent",
            browser -> flood(browser, "{'type':'unsupported','of':'" + "a".repeat(10_000) + "'}")),
        borne(
            Until.SIGN_IN,
            "types that nobody knows, answers taken",
            browser -> flood(browser, "{'type':'" + "a".repeat(1_000) + "'}")),
        borne(
            Until.SIGN_IN,
            "statements of nothing received",
            browser -> {
              for (int i = 0; i < HostileBrowser.FLOOD; i++) {
                browser.send(new Frame.Received(0));
              }
            }),
        borne(
            Until.SIGN_IN,
            "streams one after the other, from the last id down",
            browser -> {
              for (int id = StreamLimits.MAX_STREAM_ID; id > 62_000; id--) {
                browser.open(id, 1000, "echo");
                browser.send("%04x".formatted(id) + "06" + "7b226661756c74223a2278227d");
                int closed = id;
                browser.await(frame -> frame instanceof Frame.Close && frame.stream() == closed);
                browser.send(new Frame.Credit(id, 1)); // crossed, for all that the host knows
              }
            }));
  }

  private static void flood(HostileBrowser browser, String json) throws IOException {
    for (int i = 0; i < HostileBrowser.FLOOD; i++) {
      browser.say(json);
    }
  }

  @TestFactory
  Stream<DynamicTest> aBrowserThat() {
    return Stream.of(
            firstRecords(),
            firstMessages(),
            streamsBeforeTheSignIn(),
            messages(),
            framesThatAreNone(),
            framesOutOfPlace(),
            streams(),
            floods())
        .flatMap(rows -> rows)
        .map(row ->
            DynamicTest.dynamicTest(
                row.until().name().toLowerCase(Locale.ROOT) + ": " + row.name(), () -> check(row)));
  }

  private void check(Row row) throws Exception {
    long before = usedBytes();
    ChannelBinding binding = host.binding();
    MemoryCarrier.Pair carrier = MemoryCarrier.pair();
    TestRequest request = host.serve(binding, carrier);
    HostileBrowser browser = host.attack(binding, carrier).listening();
    keepTheRules(browser, row.until());
    strike(row, browser);
    if (row.fault() == null) {
      assertGoesOn(browser, row.until());
      assertTrue(usedBytes() - before < MOST_GROWTH_BYTES, "it grew with the flood");
      browser.say("{'type':'end','fault':'signed-off'}");
    }
    assertEnds(request, carrier, row);
    assertBystanderIsServed();
    assertTrue(usedBytes() - before < MOST_GROWTH_BYTES, "it kept what the session had");
  }

  private static void strike(Row row, HostileBrowser browser) throws Exception {
    try {
      row.attack().by(browser);
    } catch (IOException e) {
      if (row.fault() == null) {
        throw e;
      } // else it was over before everything was sent
    }
  }

  private static void keepTheRules(HostileBrowser browser, Until until) throws Exception {
    if (until != Until.HANDSHAKE) {
      browser.say("{'type':'hello','language':'en'}");
    }
    if (until == Until.SIGN_IN) {
      browser.signIn();
    }
  }

  private static void assertGoesOn(HostileBrowser browser, Until until) throws Exception {
    if (until == Until.HELLO) {
      browser.signIn();
    }
    browser.open(3, 1000, "echo");
    browser.send(new Frame.Data(3, Bytes.fromHex("2a")));
    browser.await(new Frame.Data(3, Bytes.fromHex("2a"))::equals);
  }

  private static void assertEnds(TestRequest request, MemoryCarrier.Pair carrier, Row row) {
    Fault fault = row.fault() == null ? Fault.SIGNED_OFF : row.fault();
    assertEquals(fault, request.endedWith());
    assertEquals(fault, carrier.host().closedWith());
    boolean signedIn = row.until() == Until.SIGN_IN || row.fault() == null;
    assertEquals(signedIn ? 1 : 0, request.recorded().count("os-sign-off ada"));
    assertEquals(0, request.recorded().count("channel.integrity-failed"));
    assertTrue(request.recorded().count("stream.refused") <= 64);
  }

  private void assertBystanderIsServed() throws IOException {
    ByteStream stream = Objects.requireNonNull(echo);
    stream.write(new byte[] {42}, 0, 1);
    assertEquals(1, stream.read(new byte[1], 0, 1));
  }

  private static long usedBytes() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  @Test
  void aFloodOfQuestionsFromWhoDoesNotTakeTheAnswersEndsTheSession() throws Exception {
    ChannelBinding binding = host.binding();
    MemoryCarrier.Pair carrier = MemoryCarrier.pair();
    TestRequest request = host.serve(binding, carrier);
    HostileBrowser deaf = host.attack(binding, carrier);
    deaf.say("{'type':'hello','language':'en'}");
    deaf.sayUntilItEnds("{'type':'" + "a".repeat(10_000) + "'}");
    assertEquals(Fault.RULE_BROKEN, request.endedWith());
    assertBystanderIsServed();
  }

  @Test
  void creditThatAWorkerDoesNotTakeEndsItsSession() throws Exception {
    SessionFixture stuck = new SessionFixture(SessionFixture.QUICK, 1, StuckWorker::new);
    ChannelBinding binding = stuck.binding();
    MemoryCarrier.Pair carrier = MemoryCarrier.pair();
    TestRequest request = stuck.serve(binding, carrier);
    HostileBrowser browser = stuck.attack(binding, carrier).listening();
    keepTheRules(browser, Until.SIGN_IN);
    browser.send(new Frame.Open(1, 0, "echo", ""));
    try {
      for (int i = 0; i < HostileBrowser.FLOOD; i++) {
        browser.send(new Frame.Credit(1, 1));
      }
    } catch (IOException e) {
      // It has ended.
    }
    assertEquals(Fault.WORKER_ENDED, request.endedWith());
    assertBystanderIsServed();
  }

  /// Its worker is stopped, as a debugger could.
  private static final class StuckWorker extends TestKeeper {
    private final CountDownLatch closed = new CountDownLatch(1);

    @Override
    public FrameConnection worker() {
      FrameConnection pipe = super.worker();
      return new FrameConnection() {
        @Override
        public @Nullable Frame receive() throws IOException {
          await();
          return null;
        }

        @Override
        public void send(Frame frame) throws IOException {
          await();
        }

        @Override
        public void close() {
          pipe.close();
        }
      };
    }

    private void await() throws IOException {
      try {
        closed.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      throw new IOException("killed");
    }

    @Override
    public void close() {
      closed.countDown();
      super.close();
    }
  }
}
