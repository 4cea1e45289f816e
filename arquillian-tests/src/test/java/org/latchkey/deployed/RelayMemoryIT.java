package org.latchkey.deployed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.latchkey.protocol.Spec;
import org.latchkey.protocol.enrollment.EnrollmentAnswer;

/// 500 MB pushed at a peer that does not read: the relay stops the sender, and holds no more than
/// its bound. Afterwards the peer reads, and everything arrives in order.
@ArquillianTest
@Spec("A19")
class RelayMemoryIT extends AccountOfItsOwn {
  private static final int MESSAGE_BYTES = 62_500;
  private static final int MESSAGES = 8_000; // 500 MB

  /// The most that the gateway's memory may grow by: for one relay 256 KiB, what the JVM rounds up
  /// to, and what the server's own buffers for two connections come to.
  private static final long MOST_GROWTH_BYTES = 48L << 20;

  /// The most that may be on the way: what waits in the relay, and the socket buffers of two TCP
  /// connections on both ends.
  private static final long MOST_ON_THE_WAY_BYTES = 32L << 20;

  private final TestHost host = new TestHost(gateway, "flooding");

  @SuppressWarnings("NullAway.Init")
  private EnrollmentAnswer enrolled;

  @SuppressWarnings("NullAway.Init")
  private Wire link;

  RelayMemoryIT() throws IOException {}

  @BeforeEach
  void linkUp() throws Exception {
    enrolled = host.enroll(browser);
    link = host.link(enrolled);
  }

  @AfterEach
  void linkDown() throws Exception {
    link.close();
  }

  @Test
  void aPeerThatDoesNotReadCostsABoundAndThenGetsEverythingInOrder() throws Exception {
    try (RelayMeeting.Joined joined =
            RelayMeeting.ask(browser, enrolled, link).join(browser, host);
        ExecutorService pushing = Executors.newVirtualThreadPerTaskExecutor()) {
      GatewayProcess process = GatewayProcess.listeningOn(gateway.port());
      long before = process.residentBytes();
      AtomicInteger sent = new AtomicInteger();
      Future<?> pushed = pushing.submit(() -> push(joined.host(), sent));
      awaitStandstill(sent, pushed);
      long onTheWay = (long) sent.get() * MESSAGE_BYTES;
      assertTrue(onTheWay <= MOST_ON_THE_WAY_BYTES, () -> onTheWay + " bytes are on the way");
      long growth = process.residentBytes() - before;
      assertTrue(growth <= MOST_GROWTH_BYTES, () -> "the gateway grew by " + growth + " bytes");
      for (int i = 0; i < MESSAGES; i++) {
        Wire.Received.Binary message = (Wire.Received.Binary) joined.browser().read();
        assertEquals(MESSAGE_BYTES, message.bytes().remaining());
        assertEquals(i, message.bytes().getInt(0));
      }
      pushed.get(60, TimeUnit.SECONDS);
      System.out.printf(
          "%d MB stood still at %d KiB; the gateway grew by %d KiB%n",
          (long) MESSAGES * MESSAGE_BYTES / 1_000_000, onTheWay >> 10, growth >> 10);
    }
  }

  private static int push(Wire wire, AtomicInteger sent) throws IOException {
    ByteBuffer message = ByteBuffer.allocate(MESSAGE_BYTES);
    for (int i = 0; i < MESSAGES; i++) {
      wire.binary(message.putInt(0, i));
      sent.incrementAndGet();
    }
    return MESSAGES;
  }

  /// Waits until nothing has been sent for two seconds, or everything was.
  private static void awaitStandstill(AtomicInteger sent, Future<?> pushed) {
    int seen = -1;
    Instant since = Instant.now();
    while (!pushed.isDone() && Duration.between(since, Instant.now()).toSeconds() < 2) {
      if (sent.get() != seen) {
        seen = sent.get();
        since = Instant.now();
      }
      Thread.onSpinWait();
    }
  }
}
