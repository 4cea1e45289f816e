package org.latchkey.agent.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
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
import org.latchkey.protocol.Spec;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.identity.ComputerId;
import org.latchkey.protocol.identity.SessionId;
import org.latchkey.protocol.wire.Bytes;

/// The handshake of a resumption (`docs/sealed-channel.md` §7), without a session around it.
@Spec("A9")
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ResumingTest {
  private static final Frame FIRST = new Frame.Data(0, Bytes.fromHex("7b7d"));

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final SecureRandom random = new SecureRandom();
  private final X25519KeyPair key = X25519KeyPair.generate(random);
  private final ChannelBinding binding =
      new ChannelBinding(ComputerId.random(random), SessionId.random(random), "first ticket");
  private final HostDoor door =
      new HostDoor(
          new HostOpening.Host(key, SuiteList.all()), () -> X25519KeyPair.generate(random));

  /// Both sides of a channel that opened.
  private record Both(HostDoor.Opened host, BrowserDoor.Opened browser) {
    Resumption hostNext() {
      return host.next();
    }

    Resumption browserNext() {
      return browser.next();
    }

    void close() {
      host.channel().close();
      browser.channel().close();
    }
  }

  @AfterEach
  void end() {
    threads.close();
  }

  private ChannelBinding ticket(String ticket) {
    return new ChannelBinding(binding.computer(), binding.session(), ticket);
  }

  private BrowserDoor.Opened browser(
      MemoryCarrier.Pair carrier, ChannelBinding as, List<Resumption> known)
      throws IOException, OpeningFailedException {
    return BrowserDoor.resume(
        carrier.browser(), as, key.publicKey(), X25519KeyPair.generate(random), known);
  }

  private Both opened() throws Exception {
    MemoryCarrier.Pair carrier = MemoryCarrier.pair();
    Future<HostDoor.Opened> opening = threads.submit(() -> door.open(carrier.host(), binding));
    return both(opening, browser(carrier, binding, List.of()));
  }

  private Both resumed(Resumption host, List<Resumption> known, String ticket) throws Exception {
    MemoryCarrier.Pair carrier = MemoryCarrier.pair();
    Future<HostDoor.Opened> opening = resuming(carrier, host, ticket);
    return both(opening, browser(carrier, ticket(ticket), known));
  }

  private Future<HostDoor.Opened> resuming(
      MemoryCarrier.Pair carrier, Resumption host, String ticket) {
    return threads.submit(() -> door.resume(carrier.host(), ticket(ticket), host));
  }

  private static Both both(Future<HostDoor.Opened> opening, BrowserDoor.Opened browser)
      throws Exception {
    browser.channel().send(FIRST);
    HostDoor.Opened host = opening.get();
    assertEquals(FIRST, host.channel().receive());
    return new Both(host, browser);
  }

  private static void refused(Future<?> opening, Fault fault) {
    ExecutionException failed = assertThrows(ExecutionException.class, opening::get);
    assertEquals(fault, assertInstanceOf(OpeningFailedException.class, failed.getCause()).fault());
  }

  @Test
  @Spec("A19")
  void eachOpeningLeavesTheSecretOfTheNext() throws Exception {
    Both both = opened();
    for (int k = 0; k < 20; k++) {
      both.close();
      assertEquals(k, both.hostNext().resumptions());
      both = resumed(both.hostNext(), List.of(both.browserNext()), "ticket " + k);
      both.host().channel().send(FIRST);
      assertEquals(FIRST, both.browser().channel().receive());
    }
    both.close();
  }

  @Test
  void aBrowserThatMissedTheHostsMoveUsesTheSecretTheHostNames() throws Exception {
    Both first = opened();
    Both second = resumed(first.hostNext(), List.of(first.browserNext()), "second");
    second.close();
    // Whether the host has moved on, the browser learns from the next hello.
    List<Resumption> either = List.of(first.browserNext(), second.browserNext());
    resumed(first.hostNext(), either, "third, the host has not moved").close();
    resumed(second.hostNext(), either, "third, the host has moved").close();
  }

  @Test
  void aSecretOfAnotherSessionIsRefusedInBothDirections() throws Exception {
    Both mine = opened();
    Both other = opened();
    MemoryCarrier.Pair carrier = MemoryCarrier.pair();
    Future<HostDoor.Opened> opening = resuming(carrier, mine.hostNext(), "second");
    assertThrows(
        OpeningFailedException.class,
        () -> browser(carrier, ticket("second"), List.of(other.browserNext())));
    refused(opening, Fault.RESUME_REFUSED);
    assertEquals(Fault.RESUME_REFUSED, carrier.host().closedWith());
    resumed(mine.hostNext(), List.of(mine.browserNext()), "third").close();
  }

  @Test
  void anotherCountIsRefused() throws Exception {
    Both both = opened();
    MemoryCarrier.Pair carrier = MemoryCarrier.pair();
    Future<HostDoor.Opened> opening = resuming(carrier, both.hostNext(), "second");
    carrier
        .browser()
        .send(new BrowserHello(new OpeningPurpose.Resume(1), SuiteList.all()).toBytes());
    refused(opening, Fault.RESUME_REFUSED);
  }

  @Test
  void aPurposeThatTheOfferWasNotMadeForFailsTheHandshake() throws Exception {
    Both both = opened();
    MemoryCarrier.Pair resuming = MemoryCarrier.pair();
    Future<HostDoor.Opened> first = resuming(resuming, both.hostNext(), "second");
    resuming.browser().send(new BrowserHello(new OpeningPurpose.Open(), SuiteList.all()).toBytes());
    refused(first, Fault.HANDSHAKE_FAILED);

    MemoryCarrier.Pair opening = MemoryCarrier.pair();
    Future<HostDoor.Opened> second = threads.submit(() -> door.open(opening.host(), binding));
    opening
        .browser()
        .send(new BrowserHello(new OpeningPurpose.Resume(0), SuiteList.all()).toBytes());
    refused(second, Fault.HANDSHAKE_FAILED);
  }

  @Test
  void aFirstRecordThatDoesNotOpenIsOnlyAFailedTry() throws Exception {
    Both both = opened();
    MemoryCarrier.Pair carrier = MemoryCarrier.pair();
    Future<HostDoor.Opened> opening = resuming(carrier, both.hostNext(), "second");
    var _ = browser(carrier, ticket("second"), List.of(both.browserNext()));
    carrier.browser().send(Bytes.view(new byte[30]));
    refused(opening, Fault.RESUME_REFUSED);
    assertEquals(Fault.RESUME_REFUSED, carrier.host().closedWith());
    resumed(both.hostNext(), List.of(both.browserNext()), "third").close();
  }

  @Test
  @Spec("A23")
  void aGatewayThatAltersTheCountMakesTheHandshakeFail() throws Exception {
    Both both = opened();
    Resumption one = both.browserNext();
    Bytes count = new HostHello(SuiteList.all(), new OpeningPurpose.Resume(7)).toBytes();
    MemoryCarrier.Pair carrier =
        MemoryCarrier.pair(
            (number, message) ->
                List.of(
                    number == 0
                        ? new BrowserHello(new OpeningPurpose.Resume(0), SuiteList.all()).toBytes()
                        : message),
            (number, message) -> List.of(number == 0 ? count : message));
    Future<HostDoor.Opened> opening = resuming(carrier, both.hostNext(), "second");
    assertThrows(
        OpeningFailedException.class,
        () -> browser(carrier, ticket("second"), List.of(new Resumption(7, one.secret()))));
    refused(opening, Fault.RESUME_REFUSED);
  }

  @Test
  void aWipedSecretOpensNothing() throws Exception {
    Both both = opened();
    both.hostNext().secret().wipe();
    MemoryCarrier.Pair carrier = MemoryCarrier.pair();
    Future<HostDoor.Opened> opening = resuming(carrier, both.hostNext(), "second");
    assertThrows(
        OpeningFailedException.class,
        () -> browser(carrier, ticket("second"), List.of(both.browserNext())));
    refused(opening, Fault.SESSION_OVER);
  }
}
