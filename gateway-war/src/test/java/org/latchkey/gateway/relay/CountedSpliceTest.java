package org.latchkey.gateway.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.latchkey.gateway.setup.HandMovedClock;
import org.latchkey.gateway.websocket.Receiver;
import org.latchkey.gateway.websocket.SocketTwin;
import org.latchkey.protocol.Spec;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.relay.RelayLimits;
import org.latchkey.protocol.relay.RelayRole;

@Spec("A19")
class CountedSpliceTest {
  private final HandMovedClock clock = new HandMovedClock();
  private final SocketTwin browser = new SocketTwin();
  private final SocketTwin host = new SocketTwin();
  private final List<String> ends = new ArrayList<>();
  private final Splice splice =
      new CountedSplice(
          browser,
          host,
          clock,
          new CountedSplice.End() {
            @Override
            public void closed(RelayRole side, int code, String reason) {
              ends.add(side + " closed " + code);
            }

            @Override
            public void failed(RelayRole side, Fault fault) {
              ends.add(side + " " + fault.id());
            }
          });
  private final Receiver fromHost = splice.receiver(RelayRole.HOST);
  private final Receiver fromBrowser = splice.receiver(RelayRole.BROWSER);

  private static ByteBuffer message(int length, int number) {
    return ByteBuffer.allocate(length).putInt(0, number);
  }

  @Test
  void aPeerThatNeverReadsStopsTheOtherAtTheLimit() {
    int sent = 0;
    while (!host.isSuspended()) {
      fromHost.binary(message(RelayLimits.LONGEST_MESSAGE_BYTES, sent++));
    }
    long mostBytes = RelayLimits.SUSPEND_ABOVE_BYTES + RelayLimits.LONGEST_MESSAGE_BYTES;
    assertTrue(browser.waitingBytes() <= mostBytes, () -> browser.waitingBytes() + " wait");
    assertFalse(browser.isSuspended());
  }

  @Test
  void aFloodOfEmptyMessagesStopsToo() {
    int sent = 0;
    while (!host.isSuspended()) {
      fromHost.binary(ByteBuffer.allocate(0));
      sent++;
    }
    int most = RelayLimits.SUSPEND_ABOVE_BYTES / Direction.MESSAGE_COST_BYTES + 1;
    assertTrue(sent <= most, sent + " empty messages");
  }

  @Test
  void readingGoesOnWhenLittleIsLeftAndNotBefore() {
    while (!host.isSuspended()) {
      fromHost.binary(message(32 * 1024, 0));
    }
    while (host.isSuspended()) {
      assertTrue(browser.waitingBytes() > RelayLimits.RESUME_AT_BYTES - 32 * 1024);
      assertTrue(browser.writeOne());
      host.runReceivingThread();
    }
    assertTrue(browser.waitingBytes() <= RelayLimits.RESUME_AT_BYTES);
  }

  @Test
  void messagesThatComeBeforeReadingGoesOnKeepItStopped() {
    while (!host.isSuspended()) {
      fromHost.binary(message(32 * 1024, 0));
    }
    while (browser.writeOne()) {
      // the last callbacks ask the receiving thread to read on, which is busy
    }
    for (int i = 0; i < 9; i++) {
      fromHost.binary(message(32 * 1024, 0));
    }
    host.runReceivingThread();
    assertTrue(host.isSuspended());
  }

  @Test
  void everythingArrivesInOrderHoweverThePeerReads() {
    Random random = new Random(11);
    int sent = 0;
    while (sent < 2_000 || browser.waitingBytes() > 0) {
      if (sent < 2_000 && !host.isSuspended() && random.nextBoolean()) {
        fromHost.binary(message(4 + random.nextInt(65_531), sent++));
      } else {
        boolean _ = browser.writeOne();
        host.runReceivingThread();
      }
    }
    for (int i = 0; i < sent; i++) {
      assertEquals(i, browser.written().get(i).getInt(0));
    }
    assertEquals(sent, browser.written().size());
  }

  @Test
  void bytesAreCountedPerSide() {
    fromHost.binary(message(100, 0));
    fromBrowser.binary(message(7, 0));
    assertEquals(100, splice.bytesFrom(RelayRole.HOST));
    assertEquals(7, splice.bytesFrom(RelayRole.BROWSER));
  }

  @Test
  void whatBreaksTheRulesOrEndsIsTold() {
    fromBrowser.text("no");
    fromHost.tooLarge();
    fromHost.closed(4000, "signed-off");
    fromBrowser.lost();
    assertEquals(
        List.of("BROWSER malformed", "HOST too-large", "HOST closed 4000", "BROWSER carrier-lost"),
        ends);
  }

  @Test
  void itIsStuckWhenASideTakesNothingOrNothingMoves() {
    fromHost.binary(message(10, 0));
    clock.move(Duration.ofSeconds(91));
    fromBrowser.binary(message(10, 0));
    assertTrue(splice.isStuckSince(clock.instant().minusSeconds(90)));
    assertTrue(browser.writeOne());
    assertFalse(splice.isStuckSince(clock.instant().minusSeconds(90)));
    assertTrue(host.writeOne());
    clock.move(Duration.ofSeconds(91));
    assertTrue(splice.isStuckSince(clock.instant().minusSeconds(90)));
  }
}
