package org.latchkey.agent.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.latchkey.agent.seal.ChannelBinding;
import org.latchkey.agent.seal.MemoryCarrier;
import org.latchkey.agent.stream.ByteStream;
import org.latchkey.protocol.Spec;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.wire.Bytes;

/// A gateway that does not relay honestly: whatever it does to one record ends the session for
/// good, with one audited event, and no other session notices.
@Spec({"A9", "A19"})
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class HostileGatewayTest {
  /// Messages of the browser: hello, Noise message 1, then records from number 0.
  private static final int FIRST_RECORD = 2;

  private final SessionFixture host = new SessionFixture();

  /// Does something to one message and lets the others pass.
  private record Meddling(int target, Act act) {
    interface Act {
      List<Bytes> on(Bytes message);
    }

    Iterable<Bytes> pass(int number, Bytes message) {
      return number == target ? act.on(message) : List.of(message);
    }
  }

  private static final Map<String, Meddling.Act> ACTS =
      Map.of(
          "altered at its start", message -> List.of(flipped(message, 0)),
          "altered at its end", message -> List.of(flipped(message, message.length() - 1)),
          "repeated", message -> List.of(message, message),
          "cut short", message -> List.of(message.slice(0, message.length() - 1)),
          "emptied", _ -> List.of(Bytes.EMPTY),
          "lengthened", message -> List.of(Bytes.concat(message, Bytes.fromHex("00"))),
          "preceded by one of the gateway's own", message -> List.of(forged(), message),
          "followed by one of the gateway's own", message -> List.of(message, forged()));

  private static Bytes flipped(Bytes message, int at) {
    byte[] altered = message.toArray();
    altered[at] ^= 1;
    return Bytes.view(altered);
  }

  private static Bytes forged() {
    return Bytes.view(new byte[40]);
  }

  @TestFactory
  Stream<DynamicTest> aRecordToTheHostThatIs() {
    return ACTS.entrySet().stream()
        .flatMap(act ->
            Stream.of(0, 1, 2)
                .map(record ->
                    DynamicTest.dynamicTest(
                        act.getKey() + ", record " + record,
                        () -> check(new Meddling(FIRST_RECORD + record, act.getValue())))));
  }

  private void check(Meddling meddling) throws Exception {
    assertCaught(MemoryCarrier.pair(meddling::pass, MemoryCarrier::honest));
  }

  private void assertCaught(MemoryCarrier.Pair carrier) throws Exception {
    ChannelBinding binding = host.binding();
    TestRequest request = host.serve(binding, carrier);
    TestBrowser browser = host.browse(binding, carrier);
    browser.say("{'type':'hello','language':'en'}");
    for (int n = 1; n <= 3; n++) {
      sayUnlessItEnded(browser, "{'type':'heartbeat','n':" + n + ",'echo':0}");
    }
    assertEquals(Fault.INTEGRITY, request.endedWith());
    assertEquals(Fault.INTEGRITY, carrier.host().closedWith());
    assertEquals(1, request.recorded().count("channel.integrity-failed"));
    browser.awaitEnd();
    assertNull(browser.heardOf("end"));
  }

  private static void sayUnlessItEnded(TestBrowser browser, String json) {
    try {
      browser.say(json);
    } catch (IOException e) {
      // The host has noticed already.
    }
  }

  @Test
  void aRecordThatIsLeftOutIsNoticedAtTheNext() throws Exception {
    assertCaught(
        MemoryCarrier.pair(
            new Meddling(FIRST_RECORD + 1, _ -> List.of())::pass, MemoryCarrier::honest));
  }

  @Test
  void twoRecordsThatAreSwappedAreNoticed() throws Exception {
    List<Bytes> held = new ArrayList<>();
    MemoryCarrier.Tamperer swapping =
        (number, message) -> {
          if (number == FIRST_RECORD + 1) {
            held.add(message);
            return List.of();
          }
          return number == FIRST_RECORD + 2 ? List.of(message, held.getFirst()) : List.of(message);
        };
    assertCaught(MemoryCarrier.pair(swapping, MemoryCarrier::honest));
  }

  @Test
  void aRecordOfTheOtherDirectionIsNoticed() throws Exception {
    List<Bytes> toBrowser = new CopyOnWriteArrayList<>();
    MemoryCarrier.Tamperer keeping =
        (_, message) -> {
          toBrowser.add(message);
          return List.of(message);
        };
    MemoryCarrier.Tamperer reflecting =
        (number, message) ->
            number == FIRST_RECORD ? List.of(toBrowser.getLast()) : List.of(message);
    assertCaught(MemoryCarrier.pair(reflecting, keeping));
  }

  @Test
  void anAlteredRecordToTheBrowserEndsTheSessionThereAndSoHere() throws Exception {
    MemoryCarrier.Pair carrier =
        MemoryCarrier.pair(
            MemoryCarrier::honest,
            new Meddling(FIRST_RECORD, message -> List.of(flipped(message, 3)))::pass);
    ChannelBinding binding = host.binding();
    TestRequest request = host.serve(binding, carrier);
    TestBrowser browser = host.browse(binding, carrier);
    browser.say("{'type':'hello','language':'en'}");
    browser.awaitEnd();
    assertEquals(Fault.INTEGRITY, carrier.browser().closedWith());
    assertEquals(Fault.CARRIER_LOST, request.endedWith());
  }

  @Test
  void whatTheBrowserFoundAlteredStandsInTheLogOfTheHost() throws Exception {
    MemoryCarrier.Pair carrier = MemoryCarrier.pair();
    ChannelBinding binding = host.binding();
    TestRequest request = host.serve(binding, carrier);
    TestBrowser browser = host.browse(binding, carrier);
    browser.say("{'type':'hello','language':'en'}");
    browser.say("{'type':'end','fault':'integrity'}");
    assertEquals(Fault.INTEGRITY, request.endedWith());
    assertEquals(1, request.recorded().count("channel.integrity-failed in the browser"));
  }

  @Test
  void anotherSessionBesideItIsUnharmed() throws Exception {
    ChannelBinding binding = host.binding();
    MemoryCarrier.Pair honest = MemoryCarrier.pair();
    TestRequest good = host.serve(binding, honest);
    TestBrowser browser = host.browse(binding, honest);
    var _ = browser.signIn();
    ByteStream echo = browser.open("echo");

    for (Meddling.Act act : ACTS.values()) {
      check(new Meddling(FIRST_RECORD, act));
      echo.write(new byte[] {42}, 0, 1);
      byte[] back = new byte[1];
      assertEquals(1, echo.read(back, 0, 1));
    }
    assertFalse(good.end().isDone());
    browser.vanish();
  }

  @Test
  void aPlugPulledInTheMiddleIsALostCarrierAndNoTampering() throws Exception {
    ChannelBinding binding = host.binding();
    MemoryCarrier.Pair carrier = MemoryCarrier.pair();
    TestRequest request = host.serve(binding, carrier);
    TestBrowser browser = host.browse(binding, carrier);
    var _ = browser.signIn();
    ByteStream echo = browser.open("echo");
    Thread writing = Thread.ofVirtual().start(() -> writeUntilItEnds(echo));
    while (echo.read(new byte[1000], 0, 1000) < 0) {
      Thread.onSpinWait();
    }
    carrier.browser().close(Fault.CARRIER_LOST);
    writing.join();
    assertEquals(Fault.CARRIER_LOST, request.endedWith());
    assertEquals(0, request.recorded().count("channel.integrity-failed"));
    assertTrue(request.recorded().count("os-sign-off ada") == 1);
  }

  private static void writeUntilItEnds(ByteStream stream) {
    try {
      while (true) {
        stream.write(new byte[10_000], 0, 10_000);
      }
    } catch (IOException e) {
      // The plug was pulled.
    }
  }
}
