package org.latchkey.agent.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latchkey.agent.noise.X25519KeyPair;
import org.latchkey.agent.stream.Frame;
import org.latchkey.agent.stream.FrameCodec;
import org.latchkey.agent.stream.RuleBrokenException;
import org.latchkey.protocol.Spec;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.identity.ComputerId;
import org.latchkey.protocol.identity.SessionId;
import org.latchkey.protocol.wire.Bytes;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HostDoorTest {
  private static final Frame FIRST = new Frame.Data(0, Bytes.fromHex("7b7d"));

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final SecureRandom random = new SecureRandom();
  private final X25519KeyPair key = X25519KeyPair.generate(random);
  private final ChannelBinding binding =
      new ChannelBinding(ComputerId.random(random), SessionId.random(random), "ticket");

  private HostDoor door(SuiteList suites, Duration timeout, long rekeyRecords) {
    return new HostDoor(
        new HostOpening.Host(key, suites),
        () -> X25519KeyPair.generate(random),
        timeout,
        rekeyRecords);
  }

  private HostDoor door() {
    return door(SuiteList.all(), Duration.ofSeconds(30), ChannelKeys.REKEY_RECORDS);
  }

  private Future<HostDoor.Opened> opening(HostDoor door, MemoryCarrier.Pair carrier) {
    return threads.submit(() -> door.open(carrier.host(), binding));
  }

  private SealedChannel browser(
      MemoryCarrier.Pair carrier, ChannelBinding as, SuiteList suites, long rekeyRecords)
      throws IOException, OpeningFailedException {
    return BrowserDoor.open(
        carrier.browser(),
        as,
        key.publicKey(),
        suites,
        X25519KeyPair.generate(random),
        rekeyRecords);
  }

  private static Fault failed(Future<?> opening) {
    ExecutionException failed = assertThrows(ExecutionException.class, opening::get);
    return assertInstanceOf(OpeningFailedException.class, failed.getCause()).fault();
  }

  @AfterEach
  void end() {
    threads.close();
  }

  @Test
  @Spec({"A8", "A19"})
  void framesTravelBothWaysThroughManyRekeys() throws Exception {
    MemoryCarrier.Pair carrier = MemoryCarrier.pair();
    Future<HostDoor.Opened> opening =
        opening(door(SuiteList.all(), Duration.ofSeconds(30), 5), carrier);
    SealedChannel browser = browser(carrier, binding, SuiteList.all(), 5);
    browser.send(FIRST);
    SealedChannel host = opening.get().channel();
    assertEquals(FIRST, host.receive());
    for (int i = 0; i < 40; i++) {
      Frame frame = new Frame.Data(i, Bytes.view(new byte[1 + i]));
      browser.send(frame);
      assertEquals(frame, host.receive());
      host.send(frame);
      assertEquals(frame, browser.receive());
    }
    browser.close();
    assertNull(host.receive());
    host.close();
  }

  @Test
  @Spec("A9")
  void sidesThatRekeyAtDifferentRecordsDoNotUnderstandEachOther() throws Exception {
    MemoryCarrier.Pair carrier = MemoryCarrier.pair();
    Future<HostDoor.Opened> opening =
        opening(door(SuiteList.all(), Duration.ofSeconds(30), 2), carrier);
    SealedChannel browser = browser(carrier, binding, SuiteList.all(), 3);
    browser.send(FIRST);
    SealedChannel host = opening.get().channel();
    browser.send(FIRST);
    browser.send(FIRST);
    assertEquals(FIRST, host.receive());
    assertEquals(FIRST, host.receive());
    IntegrityException broken = assertThrows(IntegrityException.class, host::receive);
    assertEquals(2, broken.recordNumber());
    assertThrows(IOException.class, host::receive);
    assertThrows(IOException.class, () -> host.send(FIRST));
    assertEquals(Fault.INTEGRITY, carrier.host().closedWith());
  }

  @Test
  @Spec({"A19", "A23"})
  void aSwappedTicketSessionOrComputerIsNoticed() {
    for (ChannelBinding other :
        List.of(
            new ChannelBinding(binding.computer(), binding.session(), "another ticket"),
            new ChannelBinding(binding.computer(), SessionId.random(random), binding.ticket()),
            new ChannelBinding(ComputerId.random(random), binding.session(), binding.ticket()))) {
      MemoryCarrier.Pair carrier = MemoryCarrier.pair();
      Future<HostDoor.Opened> opening = opening(door(), carrier);
      assertThrows(
          OpeningFailedException.class,
          () -> browser(carrier, other, SuiteList.all(), ChannelKeys.REKEY_RECORDS));
      assertEquals(Fault.HANDSHAKE_FAILED, failed(opening));
      assertEquals(Fault.HANDSHAKE_FAILED, carrier.host().closedWith());
    }
  }

  @Test
  @Spec("A8")
  void anAlteredSuiteListIsNoticedInEitherDirection() {
    SuiteList both = new SuiteList(List.of(1, 700));
    Bytes altered = new HostHello(SuiteList.all(), new OpeningPurpose.Open()).toBytes();
    MemoryCarrier.Pair toBrowser =
        MemoryCarrier.pair(
            MemoryCarrier::honest, (number, message) -> List.of(number == 0 ? altered : message));
    Future<HostDoor.Opened> first = opening(door(both, Duration.ofSeconds(30), 100), toBrowser);
    assertThrows(OpeningFailedException.class, () -> browser(toBrowser, binding, both, 100));
    assertEquals(Fault.HANDSHAKE_FAILED, failed(first));

    Bytes weaker = new BrowserHello(new OpeningPurpose.Open(), SuiteList.all()).toBytes();
    MemoryCarrier.Pair toHost =
        MemoryCarrier.pair(
            (number, message) -> List.of(number == 0 ? weaker : message), MemoryCarrier::honest);
    Future<HostDoor.Opened> second = opening(door(), toHost);
    assertThrows(OpeningFailedException.class, () -> browser(toHost, binding, both, 100));
    assertEquals(Fault.HANDSHAKE_FAILED, failed(second));
  }

  @Test
  @Spec("A8")
  void withoutACommonSuiteThereIsNoChannel() {
    MemoryCarrier.Pair carrier = MemoryCarrier.pair();
    Future<HostDoor.Opened> opening =
        opening(door(new SuiteList(List.of(700)), Duration.ofSeconds(30), 100), carrier);
    OpeningFailedException browser =
        assertThrows(
            OpeningFailedException.class, () -> browser(carrier, binding, SuiteList.all(), 100));
    assertEquals(Fault.NO_COMMON_SUITE, browser.fault());
    assertEquals(Fault.CARRIER_LOST, failed(opening));
  }

  @Test
  @Spec("A9")
  void messagesThatHaveNotTheirFormEndTheOpening() throws Exception {
    Bytes hello = new BrowserHello(new OpeningPurpose.Open(), SuiteList.all()).toBytes();
    List<Bytes> wrong = new ArrayList<>();
    wrong.add(Bytes.EMPTY);
    wrong.add(Bytes.concat(hello, Bytes.fromHex("00")));
    wrong.add(new HostHello(SuiteList.all(), new OpeningPurpose.Open()).toBytes());
    wrong.add(Bytes.fromHex("4c4b43" + "02" + "01" + "010001"));
    wrong.add(Bytes.fromHex("4c4b43" + "01" + "02" + "010001"));
    wrong.add(Bytes.view(new byte[65_535]));
    for (int length = 1; length < hello.length(); length++) {
      wrong.add(hello.slice(0, length));
    }
    for (Bytes message : wrong) {
      MemoryCarrier.Pair carrier = MemoryCarrier.pair();
      Future<HostDoor.Opened> opening = opening(door(), carrier);
      carrier.browser().send(message);
      assertEquals(Fault.HANDSHAKE_FAILED, failed(opening), message.toHex());
    }
  }

  @Test
  @Spec("A9")
  void anOpeningThatTakesTooLongIsEnded() {
    MemoryCarrier.Pair carrier = MemoryCarrier.pair();
    Future<HostDoor.Opened> opening =
        opening(door(SuiteList.all(), Duration.ofMillis(20), 100), carrier);
    assertEquals(Fault.HANDSHAKE_FAILED, failed(opening));
    assertEquals(Fault.HANDSHAKE_FAILED, carrier.host().closedWith());
  }

  @Test
  @Spec({"A9", "A11"})
  void atMostEightHandshakesAreHalfOpen() throws Exception {
    HostDoor door = door();
    List<MemoryCarrier.Pair> carriers = new ArrayList<>();
    List<Future<HostDoor.Opened>> openings = new ArrayList<>();
    for (int i = 0; i < HostDoor.MAX_HALF_OPEN; i++) {
      carriers.add(MemoryCarrier.pair());
      openings.add(opening(door, carriers.getLast()));
      var _ = carriers.getLast().browser().receive(); // its hello: it is inside
    }
    MemoryCarrier.Pair ninth = MemoryCarrier.pair();
    assertEquals(Fault.TOO_MANY, failed(opening(door, ninth)));
    assertEquals(Fault.TOO_MANY, ninth.host().closedWith());

    carriers.getFirst().browser().close(Fault.CARRIER_LOST);
    assertEquals(Fault.CARRIER_LOST, failed(openings.getFirst()));
    MemoryCarrier.Pair next = MemoryCarrier.pair();
    Future<HostDoor.Opened> opening = opening(door, next);
    SealedChannel browser = browser(next, binding, SuiteList.all(), ChannelKeys.REKEY_RECORDS);
    browser.send(FIRST);
    opening.get().channel().close();
    carriers.forEach(carrier -> carrier.browser().close(Fault.CARRIER_LOST));
  }

  @Test
  @Spec("A9")
  void aFirstRecordThatDoesNotOpenIsTampering() throws Exception {
    MemoryCarrier.Pair carrier = MemoryCarrier.pair();
    Future<HostDoor.Opened> opening = opening(door(), carrier);
    var _ = browser(carrier, binding, SuiteList.all(), ChannelKeys.REKEY_RECORDS);
    carrier.browser().send(Bytes.view(new byte[30]));
    ExecutionException failed = assertThrows(ExecutionException.class, opening::get);
    assertEquals(0, assertInstanceOf(IntegrityException.class, failed.getCause()).recordNumber());
    assertEquals(Fault.INTEGRITY, carrier.host().closedWith());
  }

  @Test
  void aSealedRecordWithoutAFrameBreaksARule() throws Exception {
    MemoryCarrier.Pair carrier = MemoryCarrier.pair();
    Callable<SealedChannel> host = () -> door().open(carrier.host(), binding).channel();
    Future<SealedChannel> opening = threads.submit(host);
    HostHello hello = HostHello.read(Objects.requireNonNull(carrier.browser().receive()));
    BrowserOpening.Requested requested =
        new BrowserOpening.AwaitingHello(SuiteList.all(), key.publicKey(), binding, List.of())
            .received(hello.toBytes(), X25519KeyPair.generate(random));
    carrier.browser().send(requested.hello());
    carrier.browser().send(requested.request());
    ChannelKeys keys =
        requested.received(Objects.requireNonNull(carrier.browser().receive()), 1000).keys();
    carrier.browser().send(keys.sealer().seal(FrameCodec.encode(FIRST)));
    SealedChannel channel = opening.get();
    assertEquals(FIRST, channel.receive());
    carrier.browser().send(keys.sealer().seal(Bytes.EMPTY));
    assertThrows(RuleBrokenException.class, channel::receive);
    channel.close(Fault.RULE_BROKEN);
  }
}
