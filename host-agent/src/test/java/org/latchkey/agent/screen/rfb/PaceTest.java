package org.latchkey.agent.screen.rfb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

/// The pace against a path in memory, whose clock the test moves.
class PaceTest {
  private static final long MILLISECOND = 1_000_000;

  private final Pace pace = new Pace();
  private long now = 1;

  @Test
  void aFirstUpdateGoesAtOnceAndTheNextOneFrameLater() {
    assertEquals(0, pace.waitNanos(now));
    pace.sent(1000, true, now);
    assertEquals(Pace.FRAME_NANOS, pace.waitNanos(now));
    assertEquals(0, pace.waitNanos(now + Pace.FRAME_NANOS));
  }

  @Test
  void withoutConfirmationsTheWindowIsTheEnd() {
    pace.sent(Pace.SMALLEST_WINDOW_BYTES, true, now);
    assertEquals(Pace.UNTIL_CONFIRMED, pace.waitNanos(now + 1000 * MILLISECOND));
  }

  @Test
  void smallUpdatesAreLimitedInNumber() {
    for (int i = 0; i < Pace.MOST_UNDER_WAY; i++) {
      assertTrue(pace.hasRoomForFence());
      pace.sent(1, true, now);
    }
    assertEquals(Pace.UNTIL_CONFIRMED, pace.waitNanos(now + 1000 * MILLISECOND));
  }

  @Test
  void oneConfirmationCountsForAllBeforeIt() {
    pace.sent(10, true, now);
    int second = pace.sent(10, true, now);
    int third = pace.sent(10, true, now);
    assertEquals(2, pace.confirmed(second, now + 1));
    assertEquals(0, pace.confirmed(second, now + 1));
    assertEquals(0, pace.confirmed(third + 1, now + 1));
    assertEquals(1, pace.confirmed(third, now + 1));
  }

  @Test
  void aBusyPathIsFilledWithoutAQueueThatGrows() {
    // 10 MB/s and 50 ms: the path itself holds 500 kB, the queue 200 kB more. After draining, the
    // whole window goes at once.
    Path path = new Path(10_000_000, 50 * MILLISECOND);
    path.runBusy(30_000);
    long longest = path.longestRoundTripAfter(5_000 * MILLISECOND);
    assertTrue(path.deliveredBytes() > 35 * 10_000_000L * 0.9, "used: " + path.deliveredBytes());
    assertTrue(longest < 130 * MILLISECOND, "longest round trip: " + longest);
  }

  @Test
  void aPathThatBecomesSlowIsNotFloodedForLong() {
    Path path = new Path(20_000_000, 40 * MILLISECOND);
    path.runBusy(5_000);
    path.bytesPerSecond = 1_000_000;
    path.runBusy(10_000);
    long longest = path.longestRoundTripAfter(12_000 * MILLISECOND);
    assertTrue(longest < 200 * MILLISECOND, "longest round trip: " + longest);
  }

  @Test
  void aLongerPathIsLearnedWithinTheTimeOfForgetting() {
    Path path = new Path(10_000_000, 10 * MILLISECOND);
    path.runBusy(3_000);
    path.delayNanos = 100 * MILLISECOND;
    path.runBusy(30_000);
    assertTrue(pace.windowBytes() > 800_000, "window: " + pace.windowBytes());
  }

  /// A link of one rate and delay with a queue without end, and a screen that always has more to
  /// send.
  private final class Path {
    private record Packet(int number, long sentNanos, long arrivesNanos, long bytes) {}

    private final Deque<Packet> underWay = new ArrayDeque<>();
    private long bytesPerSecond;
    private long delayNanos;
    private long linkFreeNanos;
    private long delivered;
    private long longestNanos;
    private long watchFromNanos = Long.MAX_VALUE;

    Path(long bytesPerSecond, long delayNanos) {
      this.bytesPerSecond = bytesPerSecond;
      this.delayNanos = delayNanos;
    }

    void runBusy(int milliseconds) {
      for (int i = 0; i < milliseconds; i++) {
        now += MILLISECOND;
        while (!underWay.isEmpty() && underWay.peekFirst().arrivesNanos() <= now) {
          Packet packet = underWay.remove();
          delivered += packet.bytes();
          if (packet.sentNanos() > watchFromNanos) {
            longestNanos = Math.max(longestNanos, now - packet.sentNanos());
          }
          assertEquals(1, pace.confirmed(packet.number(), now));
        }
        if (pace.waitNanos(now) == 0) {
          send(Math.min(1 << 20, pace.roomBytes()));
        }
      }
    }

    private void send(long bytes) {
      int number = pace.sent(bytes, false, now);
      linkFreeNanos = Math.max(linkFreeNanos, now) + bytes * 1_000_000_000 / bytesPerSecond;
      underWay.add(new Packet(number, now, linkFreeNanos + delayNanos, bytes));
    }

    long deliveredBytes() {
      return delivered;
    }

    long longestRoundTripAfter(long nanos) {
      watchFromNanos = nanos;
      longestNanos = 0;
      runBusy(5_000);
      return longestNanos;
    }
  }
}
