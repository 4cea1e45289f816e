package org.latchkey.agent.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.latchkey.agent.session.IdleClock.Step;

class IdleClockTest {
  private static final long START = Long.MAX_VALUE - 5; // clocks of nanoseconds run over

  private static long seconds(long seconds) {
    return START + Duration.ofSeconds(seconds).toNanos();
  }

  @Test
  void warnsAMinuteBeforeTheEnd() {
    IdleClock clock = new IdleClock(Duration.ofMinutes(10), START);
    assertEquals(Step.NOTHING, clock.at(seconds(539)));
    assertEquals(Step.WARN, clock.at(seconds(540)));
    assertEquals(60, clock.secondsLeft(seconds(540)));
    assertEquals(Step.NOTHING, clock.at(seconds(541)));
    assertEquals(Step.NOTHING, clock.at(seconds(599)));
    assertEquals(Step.END, clock.at(seconds(600)));
  }

  @Test
  void warnsHalfTheTimeBeforeWhenThatIsShorter() {
    IdleClock clock = new IdleClock(Duration.ofMinutes(1), START);
    assertEquals(Step.NOTHING, clock.at(seconds(29)));
    assertEquals(Step.WARN, clock.at(seconds(30)));
    assertEquals(30, clock.secondsLeft(seconds(30)));
    assertEquals(Step.END, clock.at(seconds(60)));
  }

  @Test
  void activityTakesTheWarningBackOnceAndTheTimeBeginsAnew() {
    IdleClock clock = new IdleClock(Duration.ofMinutes(10), START);
    assertEquals(Step.WARN, clock.at(seconds(550)));
    clock.active(seconds(555));
    clock.active(seconds(556));
    assertEquals(Step.TAKE_BACK, clock.at(seconds(557)));
    assertEquals(Step.NOTHING, clock.at(seconds(558)));
    assertEquals(Step.NOTHING, clock.at(seconds(1095)));
    assertEquals(Step.WARN, clock.at(seconds(1096)));
    assertEquals(Step.END, clock.at(seconds(1156)));
  }

  @Test
  void whoWasNotLookedAtForLongEndsWithoutAWarning() {
    assertEquals(Step.END, new IdleClock(Duration.ofMinutes(1), START).at(seconds(86_400)));
  }
}
