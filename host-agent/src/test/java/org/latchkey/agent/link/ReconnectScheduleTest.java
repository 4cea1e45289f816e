package org.latchkey.agent.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
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
        ReconnectSchedule.Next next = schedule.after(FAILED, false, random);
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
      delays.add(start().after(FAILED, false, new Random(seed)).delay());
    }
    assertTrue(delays.size() > 50, delays.toString());
  }

  @Test
  void aLinkThatWasUpForHalfAMinuteBeginsAnew() {
    Random random = new Random(1);
    ReconnectSchedule late = new ReconnectSchedule(ReconnectSettings.DEFAULT, 9);
    assertBetweenHalfAndWhole(500, late.after(upFor(30), false, random).delay());
    assertEquals(1, late.after(upFor(30), false, random).schedule().tries());
    assertBetweenHalfAndWhole(60_000, late.after(upFor(29), false, random).delay());
  }

  @Test
  void aGatewayThatRefusesIsNotHurried() {
    assertBetweenHalfAndWhole(60_000, start().after(REFUSED, true, new Random(1)).delay());
  }

  @Test
  @Spec("A9")
  void whileASessionWaitsNoDelayIsLongerThanFiveSeconds() {
    Random random = new Random(4);
    for (int tries = 0; tries < 20; tries++) {
      ReconnectSchedule late = new ReconnectSchedule(ReconnectSettings.DEFAULT, tries);
      long whole = Math.min(500L << Math.min(tries, 10), 5_000);
      assertBetweenHalfAndWhole(whole, late.after(FAILED, true, random).delay());
    }
  }

  @Test
  @Spec("A9")
  void theHurryLastsTwoMinutesLongerThanTheWait() {
    AtomicBoolean waits = new AtomicBoolean();
    Haste haste = new Haste(waits::get);
    assertFalse(haste.at(0));
    waits.set(true);
    assertTrue(haste.at(1));
    waits.set(false);
    assertTrue(haste.at(Duration.ofMinutes(2).toNanos()));
    assertFalse(haste.at(Duration.ofMinutes(2).toNanos() + 1));
  }

  @Test
  void theBoundsOfTheSettingsHold() {
    ReconnectSettings bounds = new ReconnectSettings(Duration.ofMillis(100), Duration.ofSeconds(5));
    ReconnectSchedule schedule = ReconnectSchedule.start(bounds);
    for (int k = 0; k < 100; k++) {
      ReconnectSchedule.Next next = schedule.after(FAILED, false, new Random(k));
      assertTrue(next.delay().compareTo(Duration.ofSeconds(5)) <= 0);
      assertTrue(next.delay().compareTo(Duration.ofMillis(50)) >= 0);
      schedule = next.schedule();
    }
  }
}
