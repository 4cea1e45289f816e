package org.latchkey.agent.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.latchkey.agent.link.LinkEnd.Cause;
import org.latchkey.agent.settings.ReconnectSettings;
import org.latchkey.protocol.Spec;

@Spec("A1")
final class ReconnectScheduleTest {
  private static final LinkEnd FAILED = LinkEnd.neverUp(Cause.LOST, "");
  private static final LinkEnd REFUSED = LinkEnd.neverUp(Cause.REFUSED, "");

  private static ReconnectSchedule start() {
    return ReconnectSchedule.start(ReconnectSettings.DEFAULT);
  }

  private static LinkEnd upFor(long seconds) {
    return new LinkEnd(Duration.ofSeconds(seconds), Cause.LOST, "");
  }

  private static void assertBetweenHalfAndWhole(long wholeMillis, Duration delay) {
    long millis = delay.toMillis();
    assertTrue(wholeMillis / 2 <= millis && millis <= wholeMillis, wholeMillis + ": " + delay);
  }

  @Test
  void theDelayDoublesUpToTheLongestWhateverChanceBrings() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      ReconnectSchedule schedule = start();
      for (int k = 0; k < 100; k++) {
        ReconnectSchedule.Next next = schedule.after(FAILED, random);
        long whole = k < 7 ? 500L << k : 60_000;
        assertBetweenHalfAndWhole(whole, next.delay());
        schedule = next.schedule();
      }
    }
  }

  @Test
  void hostsThatLostTheGatewayTogetherDoNotComeBackTogether() {
    Set<Duration> delays = new HashSet<>();
    for (int seed = 0; seed < 100; seed++) {
      delays.add(start().after(FAILED, new Random(seed)).delay());
    }
    assertTrue(delays.size() > 50, delays.toString());
  }

  @Test
  void aLinkThatWasUpForHalfAMinuteBeginsAnew() {
    Random random = new Random(1);
    ReconnectSchedule late = new ReconnectSchedule(ReconnectSettings.DEFAULT, 9);
    assertBetweenHalfAndWhole(500, late.after(upFor(30), random).delay());
    assertEquals(1, late.after(upFor(30), random).schedule().tries());
    assertBetweenHalfAndWhole(60_000, late.after(upFor(29), random).delay());
  }

  @Test
  void aGatewayThatRefusesIsNotHurried() {
    assertBetweenHalfAndWhole(60_000, start().after(REFUSED, new Random(1)).delay());
  }

  @Test
  void theBoundsOfTheSettingsHold() {
    ReconnectSettings bounds = new ReconnectSettings(Duration.ofMillis(100), Duration.ofSeconds(5));
    ReconnectSchedule schedule = ReconnectSchedule.start(bounds);
    for (int k = 0; k < 100; k++) {
      ReconnectSchedule.Next next = schedule.after(FAILED, new Random(k));
      assertTrue(next.delay().compareTo(Duration.ofSeconds(5)) <= 0);
      assertTrue(next.delay().compareTo(Duration.ofMillis(50)) >= 0);
      schedule = next.schedule();
    }
  }
}
