package org.latchkey.agent.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.latchkey.protocol.Spec;

@Spec("A13")
class FailurePaceTest {
  private final HandMovedClock clock = new HandMovedClock();
  private final FailurePace pace = new FailurePace(clock);

  private Duration waitedAfter(Duration deciding) throws InterruptedException {
    clock.pass(Duration.ofSeconds(7)); // a person thinks
    pace.answered();
    clock.pass(deciding);
    pace.waitOut();
    return clock.sleeps.getLast().plus(deciding);
  }

  @Test
  void everyFailureIsToldTwoSecondsAfterTheLastAnswer() throws InterruptedException {
    for (long millis : List.of(0L, 1L, 180L, 1999L, 2000L)) {
      assertEquals(Duration.ofSeconds(2), waitedAfter(Duration.ofMillis(millis)));
    }
  }

  @Test
  void aSlowSystemIsRoundedUpToTheNextStep() throws InterruptedException {
    assertEquals(Duration.ofSeconds(4), waitedAfter(Duration.ofMillis(2001)));
    assertEquals(Duration.ofSeconds(10), waitedAfter(Duration.ofMillis(9500)));
  }
}
