package org.latchkey.agent.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.latchkey.agent.link.LinkState.Offline;
import org.latchkey.agent.link.LinkState.Online;
import org.latchkey.agent.tls.TestCertificate;
import org.latchkey.agent.tls.TestConnection;
import org.latchkey.agent.tls.TestGateway;
import org.latchkey.protocol.Spec;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.link.Hello;
import org.latchkey.protocol.link.LinkCodec;
import org.latchkey.protocol.link.LinkMessage;
import org.latchkey.protocol.link.LinkNonce;
import org.latchkey.protocol.link.LinkProof;
import org.latchkey.protocol.link.Ping;
import org.latchkey.protocol.link.Pong;
import org.latchkey.protocol.link.SessionAccepted;
import org.latchkey.protocol.link.SessionEnded;
import org.latchkey.protocol.link.SessionOffer;
import org.latchkey.protocol.link.SessionRefused;
import org.latchkey.protocol.link.Unsupported;

/// Against real TLS gateways, honest and not.
@Tag("slow")
@Timeout(90)
final class StandingLinkTest {
  private static final LinkNonce NONCE = LinkNonce.random(new Random(7));
  private static final Duration HEARTBEAT = Duration.ofSeconds(5);
  private static TestCertificate certificate;
  private static TestCertificate other;

  @BeforeAll
  static void makeCertificates() throws Exception {
    certificate = TestCertificate.forName("dns:localhost");
    other = TestCertificate.forName("dns:localhost");
  }

  private final BlockingQueue<LinkMessage> heard = new LinkedBlockingQueue<>();

  private LinkMessage nextHeard() throws InterruptedException {
    LinkMessage message = heard.poll(30, TimeUnit.SECONDS);
    if (message == null) {
      throw new AssertionError("the host said nothing for 30 s");
    }
    return message;
  }

  /// Welcomes the host, sends it `messages`, and remembers what it says.
  private TestGateway.Conduct saying(LinkMessage... messages) {
    return connection -> {
      heard.add(TestHost.welcome(connection, NONCE, HEARTBEAT));
      for (LinkMessage message : messages) {
        connection.text(LinkCodec.write(message));
      }
      while (true) {
        heard.add(TestHost.read(connection));
      }
    };
  }

  @Test
  @Spec({"A1", "A7"})
  void theHostProvesItselfForThisConnectionAndIsOnline() throws Exception {
    try (TestGateway gateway = new TestGateway(certificate, saying());
        TestHost host = new TestHost(gateway, certificate).start()) {
      Hello hello = (Hello) nextHeard();
      assertInstanceOf(Online.class, host.nextState());
      assertEquals(host.identifier, hello.identifier());
      assertTrue(
          LinkProof.verifies(
              hello.proof(),
              host.keys.publicKeys().signingKey(),
              certificate.pin(),
              host.tickets.computer,
              NONCE,
              hello.nonce()));
      assertEquals(List.of("link.up"), host.audit.names());
    }
  }

  @Test
  @Spec("A6")
  void aSwappedCertificateGetsNothing() throws Exception {
    try (TestGateway gateway = new TestGateway(other, saying());
        TestHost host = new TestHost(gateway, certificate).start()) {
      Offline offline = (Offline) host.nextState();
      assertTrue(offline.reason().contains(other.pin().toString()), offline.reason());
      assertEquals(0, gateway.received().length);
      assertEquals(List.of("link.refused"), host.audit.names());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not json",
        "{}",
        "[]",
        "{\"type\":\"welcome\",\"time\":\"2026-11-21T18:00:00.000Z\",\"heartbeatMillis\":5000}",
        "{\"type\":\"challenge\",\"nonce\":\"AAAA\"}",
        "{\"type\":\"something\"}"
      })
  void whoeverDoesNotBeginWithAChallengeHearsNothing(String first) throws Exception {
    BlockingQueue<TestConnection.Frame> said = new LinkedBlockingQueue<>();
    try (TestGateway gateway =
            new TestGateway(
                certificate,
                connection -> {
                  connection.upgrade();
                  connection.text(first);
                  said.add(connection.read());
                });
        TestHost host = new TestHost(gateway, certificate).start()) {
      assertInstanceOf(Offline.class, host.nextState());
      TestConnection.Frame close = said.poll(30, TimeUnit.SECONDS);
      assertEquals(TestConnection.CLOSE, close == null ? -1 : close.opcode());
      assertEquals("malformed", close == null ? "" : close.text().substring(2));
    }
  }

  @Test
  void aMessageWithoutEndIsCutOff() throws Exception {
    try (TestGateway gateway =
            new TestGateway(
                certificate,
                connection -> {
                  connection.upgrade();
                  connection.frame(TestConnection.TEXT, new byte[1000]);
                  while (true) {
                    connection.frame(
                        0, " ".repeat(8000).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                  }
                });
        TestHost host = new TestHost(gateway, certificate).start()) {
      Offline offline = (Offline) host.nextState();
      assertTrue(offline.reason().contains("longer than allowed"), offline.reason());
    }
  }

  @Test
  void aBinaryMessageHasNoPlaceOnTheLink() throws Exception {
    try (TestGateway gateway =
            new TestGateway(
                certificate,
                connection -> {
                  TestHost.welcome(connection, NONCE, HEARTBEAT);
                  connection.binary(new byte[0]);
                  connection.untilGone();
                });
        TestHost host = new TestHost(gateway, certificate).start()) {
      assertInstanceOf(Online.class, host.nextState());
      assertInstanceOf(Offline.class, host.nextState());
    }
  }

  @Test
  void aGatewayThatNeverAnswersTheUpgradeIsGivenUp() throws Exception {
    try (TestGateway gateway = new TestGateway(certificate, TestConnection::untilGone);
        TestHost host = new TestHost(gateway, certificate).start()) {
      assertInstanceOf(Offline.class, host.nextState());
    }
  }

  @Test
  @Spec("A1")
  void silenceIsNoticedAlthoughTheConnectionStands() throws Exception {
    try (TestGateway gateway =
            new TestGateway(
                certificate,
                connection -> {
                  TestHost.welcome(connection, NONCE, HEARTBEAT);
                  connection.untilGone();
                });
        TestHost host = new TestHost(gateway, certificate).start()) {
      assertInstanceOf(Online.class, host.nextState());
      Offline offline = (Offline) host.nextState();
      assertTrue(offline.reason().contains("silent"), offline.reason());
      assertTrue(host.audit.names().contains("link.down"));
    }
  }

  @Test
  @Spec("A1")
  void theLinkComesBackThroughRestartsAndCuts() throws Exception {
    AtomicInteger connections = new AtomicInteger();
    try (TestGateway gateway =
            new TestGateway(
                certificate,
                connection -> {
                  if (connections.incrementAndGet() == 2) {
                    return; // cut in the middle of the upgrade
                  }
                  TestHost.welcome(connection, NONCE, HEARTBEAT);
                  if (connections.get() < 4) {
                    connection.close(1001, "going away");
                  } else {
                    connection.untilGone();
                  }
                });
        TestHost host = new TestHost(gateway, certificate).start()) {
      int online = 0;
      while (online < 3) {
        online += host.nextState() instanceof Online ? 1 : 0;
      }
      assertEquals(4, connections.get());
    }
  }

  @Test
  void aRefusalByTheGatewayIsAuditedOnce() throws Exception {
    AtomicInteger connections = new AtomicInteger();
    try (TestGateway gateway =
            new TestGateway(
                certificate,
                connection -> {
                  connections.incrementAndGet();
                  connection.upgrade();
                  connection.close(Fault.UNAUTHENTICATED.closeCode(), Fault.UNAUTHENTICATED.id());
                  connection.untilGone();
                });
        TestHost host = new TestHost(gateway, certificate).start()) {
      Offline offline = (Offline) host.nextState();
      assertTrue(offline.reason().contains("4401 unauthenticated"), offline.reason());
      while (connections.get() < 4) {
        Thread.onSpinWait();
      }
      assertEquals(List.of("link.refused"), host.audit.names());
    }
  }

  @Test
  void theHostPingsAndAnswersPingsAndUnknownMessages() throws Exception {
    try (TestGateway gateway =
            new TestGateway(
                certificate,
                connection -> {
                  TestHost.welcome(connection, NONCE, Duration.ofMillis(100));
                  connection.text("{\"type\":\"ping\",\"n\":42,\"later\":true}");
                  connection.text("{\"type\":\"from-the-future\"}");
                  connection.text("{\"type\":\"unsupported\",\"of\":\"x\"}");
                  while (true) {
                    heard.add(TestHost.read(connection));
                  }
                });
        TestHost _ = new TestHost(gateway, certificate).start()) {
      boolean pinged = false;
      boolean ponged = false;
      boolean answered = false;
      while (!(pinged && ponged && answered)) {
        LinkMessage message = nextHeard();
        pinged |= message instanceof Ping;
        ponged |= message.equals(new Pong(42));
        answered |= message.equals(new Unsupported("from-the-future"));
      }
    }
  }

  @Test
  void anOfferWithAGoodTicketIsHandedOnAndItsEndIsTold() throws Exception {
    BlockingQueue<SessionOffer> toSend = new LinkedBlockingQueue<>();
    try (TestGateway gateway = new TestGateway(certificate, offering(toSend));
        TestHost host = new TestHost(gateway, certificate).start()) {
      SessionOffer offer = host.tickets.good(1_795_284_000);
      toSend.add(offer);
      assertEquals(new SessionAccepted(offer.session()), nextHeard());
      OfferedSession session = host.offered.take();
      assertEquals(offer.ticket(), session.compactTicket());
      assertTrue(session.timeLeft().compareTo(Duration.ofSeconds(60)) <= 0);
      assertTrue(session.timeLeft().isPositive());
      session.ended(Fault.SIGNED_OFF, "a person ended it");
      session.ended(Fault.INTERNAL, "once is enough");
      assertEquals(new SessionEnded(offer.session(), "signed-off"), nextHeard());
      assertEquals(List.of("link.up", "session.offered", "session.ended"), host.audit.names());
      assertFalse(host.audit.lines().toString().contains(offer.ticket()));
    }
  }

  @Test
  void aReplayedOfferIsRefusedAndTheTrueReasonIsAudited() throws Exception {
    BlockingQueue<SessionOffer> toSend = new LinkedBlockingQueue<>();
    try (TestGateway gateway = new TestGateway(certificate, offering(toSend));
        TestHost host = new TestHost(gateway, certificate).start()) {
      SessionOffer offer = host.tickets.good(1_795_284_000);
      toSend.add(offer);
      toSend.add(offer);
      assertInstanceOf(SessionAccepted.class, nextHeard());
      assertEquals(new SessionRefused(offer.session(), "ticket-refused"), nextHeard());
      assertTrue(host.audit.lines().getLast().contains("ticket replayed"));
    }
  }

  @Test
  void aSessionThatNobodyServesIsRefused() throws Exception {
    BlockingQueue<SessionOffer> toSend = new LinkedBlockingQueue<>();
    try (TestGateway gateway = new TestGateway(certificate, offering(toSend));
        TestHost host = new TestHost(gateway, certificate)) {
      host.answer = Optional.of(Fault.TOO_MANY);
      host.start();
      SessionOffer offer = host.tickets.good(1_795_284_000);
      toSend.add(offer);
      assertEquals(new SessionRefused(offer.session(), "too-many"), nextHeard());
    }
  }

  @Test
  void whatCannotBeAuditedDoesNotHappen() throws Exception {
    BlockingQueue<SessionOffer> toSend = new LinkedBlockingQueue<>();
    try (TestGateway gateway = new TestGateway(certificate, offering(toSend));
        TestHost host = new TestHost(gateway, certificate).start()) {
      assertInstanceOf(Online.class, host.nextState());
      host.audit.fill();
      SessionOffer offer = host.tickets.good(1_795_284_000);
      toSend.add(offer);
      assertEquals(new SessionRefused(offer.session(), "unavailable"), nextHeard());
      assertTrue(host.offered.isEmpty());
    }
  }

  /// Welcomes, then sends what the test puts in the queue, and remembers the answers.
  private TestGateway.Conduct offering(BlockingQueue<SessionOffer> toSend) {
    return connection -> {
      TestHost.welcome(connection, NONCE, HEARTBEAT);
      Thread.ofVirtual()
          .start(() -> {
            try {
              while (true) {
                connection.text(LinkCodec.write(toSend.take()));
              }
            } catch (Exception _) {
              // The test is over.
            }
          });
      while (true) {
        LinkMessage message = TestHost.read(connection);
        if (!(message instanceof Ping)) {
          heard.add(message);
        }
      }
    };
  }
}
