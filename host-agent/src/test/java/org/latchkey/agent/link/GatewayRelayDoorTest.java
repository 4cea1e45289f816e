package org.latchkey.agent.link;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.latchkey.agent.seal.Carrier;
import org.latchkey.agent.settings.TlsSettings;
import org.latchkey.agent.tls.GatewayClient;
import org.latchkey.agent.tls.GatewayTrust;
import org.latchkey.agent.tls.TestCertificate;
import org.latchkey.agent.tls.TestConnection;
import org.latchkey.agent.tls.TestGateway;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.identity.SessionId;
import org.latchkey.protocol.relay.JoinMessage;
import org.latchkey.protocol.relay.ReadyMessage;
import org.latchkey.protocol.relay.RelayToken;
import org.latchkey.protocol.wire.Bytes;

/// The host's end of a relay, against real TLS relays.
@Tag("slow")
@Timeout(60)
final class GatewayRelayDoorTest {
  private static final SessionId SESSION = SessionId.random(new Random(1));
  private static final RelayToken TOKEN = RelayToken.random(new Random(2));
  private static TestCertificate certificate;

  @BeforeAll
  static void makeCertificate() throws Exception {
    certificate = TestCertificate.forName("dns:localhost");
  }

  private static RelayCarrier join(TestGateway gateway) throws Exception {
    return new GatewayRelayDoor(
            () -> {
              try {
                return new GatewayClient(
                    gateway.address(),
                    new GatewayTrust.ByPin(certificate.pin()),
                    certificate.trusted(),
                    TlsSettings.DEFAULT);
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            })
        .join(SESSION, TOKEN);
  }

  private static void ready(TestConnection connection) throws Exception {
    connection.upgrade();
    JoinMessage join = JoinMessage.read(connection.read().text());
    assertEquals(new JoinMessage(SESSION, TOKEN), join);
    connection.text(ReadyMessage.JSON);
  }

  @Test
  void messagesGoThroughWholeAndInOrder() throws Exception {
    try (TestGateway gateway =
        new TestGateway(
            certificate,
            connection -> {
              ready(connection);
              while (true) {
                connection.binary(connection.read().payload().toArray());
              }
            })) {
      RelayCarrier carrier = join(gateway);
      for (int length : new int[] {1, 125, 126, 65_535}) {
        Bytes message = Bytes.copyOf(new byte[length]);
        carrier.send(message);
        assertEquals(message, carrier.receive());
      }
      carrier.close(Fault.SIGNED_OFF);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"type\":\"join\"}", "ready", "[]"})
  void anythingButReadyIsRefused(String answer) throws Exception {
    try (TestGateway gateway =
        new TestGateway(
            certificate,
            connection -> {
              connection.upgrade();
              connection.read();
              connection.text(answer);
              connection.untilGone();
            })) {
      assertThrows(IOException.class, () -> join(gateway));
    }
  }

  @Test
  void dataBeforeReadyIsRefused() throws Exception {
    try (TestGateway gateway =
        new TestGateway(
            certificate,
            connection -> {
              connection.upgrade();
              connection.binary(new byte[10]);
              connection.untilGone();
            })) {
      assertThrows(IOException.class, () -> join(gateway));
    }
  }

  @Test
  void aRefusedTokenSaysSo() throws Exception {
    try (TestGateway gateway =
        new TestGateway(
            certificate,
            connection -> {
              connection.upgrade();
              connection.close(Fault.TOKEN_REFUSED.closeCode(), Fault.TOKEN_REFUSED.id());
              connection.untilGone();
            })) {
      IOException refused = assertThrows(IOException.class, () -> join(gateway));
      assertTrue(String.valueOf(refused.getMessage()).contains("token-refused"));
    }
  }

  @Test
  void aCloseIsAnEnd() throws Exception {
    try (TestGateway gateway =
        new TestGateway(
            certificate,
            connection -> {
              ready(connection);
              connection.close(Fault.SIGNED_OFF.closeCode(), Fault.SIGNED_OFF.id());
              connection.untilGone();
            })) {
      assertNull(join(gateway).receive());
    }
  }

  @Test
  void aCutIsAFailureForWhoeverWaits() throws Exception {
    try (TestGateway gateway =
        new TestGateway(
            certificate,
            connection -> {
              ready(connection);
              connection.read();
            })) {
      RelayCarrier carrier = join(gateway);
      Thread reader = Thread.currentThread();
      Thread.ofPlatform()
          .start(() -> {
            while (reader.getState() != Thread.State.TIMED_WAITING) {
              Thread.onSpinWait();
            }
            assertDoesNotThrow(() -> carrier.send(Bytes.copyOf(new byte[1])));
          });
      assertThrows(IOException.class, carrier::receive);
    }
  }

  @Test
  void textAndOverlongMessagesEndTheCarrier() throws Exception {
    AtomicInteger connections = new AtomicInteger();
    try (TestGateway gateway =
        new TestGateway(
            certificate,
            connection -> {
              ready(connection);
              if (connections.incrementAndGet() == 1) {
                connection.text("hello");
              } else {
                connection.binary(new byte[Carrier.MAX_MESSAGE_BYTES + 1]);
              }
              connection.untilGone();
            })) {
      RelayCarrier first = join(gateway);
      assertThrows(IOException.class, first::receive);
      RelayCarrier second = join(gateway);
      assertThrows(IOException.class, second::receive);
    }
  }

  @Test
  void closingWakesTheReaderAndSendsTheCode() throws Exception {
    AtomicReference<TestConnection.Frame> last = new AtomicReference<>();
    CountDownLatch seen = new CountDownLatch(1);
    try (TestGateway gateway =
        new TestGateway(
            certificate,
            connection -> {
              ready(connection);
              last.set(connection.read());
              seen.countDown();
              connection.untilGone();
            })) {
      RelayCarrier carrier = join(gateway);
      Thread closer = Thread.ofVirtual().start(() -> carrier.close(Fault.INTEGRITY));
      assertThrows(IOException.class, carrier::receive);
      closer.join();
      carrier.close(Fault.INTERNAL);
      seen.await();
      assertEquals("integrity", last.get().text().substring(2));
      assertThrows(IOException.class, () -> carrier.send(Bytes.copyOf(new byte[1])));
    }
  }

  @Test
  void aPeerThatSendsWithoutEndIsHeldUpAndNotStored() throws Exception {
    AtomicInteger sent = new AtomicInteger();
    try (TestGateway gateway =
        new TestGateway(
            certificate,
            connection -> {
              ready(connection);
              while (true) {
                connection.binary(new byte[65_535]);
                sent.incrementAndGet();
              }
            })) {
      RelayCarrier carrier = join(gateway);
      for (int i = 0; i < 100; i++) {
        assertEquals(Bytes.copyOf(new byte[65_535]), carrier.receive());
      }
      // What was sent and not taken lies in the sockets' buffers and one message here.
      int ahead = sent.get() - 100;
      assertTrue(ahead < 400, "messages sent ahead: " + ahead);
      carrier.close(Fault.SIGNED_OFF);
    }
  }
}
