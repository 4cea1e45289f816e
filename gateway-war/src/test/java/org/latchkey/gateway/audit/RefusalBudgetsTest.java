package org.latchkey.gateway.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RefusalBudgetsTest {
  private static final Instant START = Instant.parse("2026-11-21T18:00:00Z");

  private final RefusalBudgets budgets = new RefusalBudgets();

  @BeforeEach
  void flood() {
    for (int i = 0; i < 30; i++) {
      assertEquals(OptionalLong.of(0), budgets.admit("flood", START));
    }
  }

  @Test
  void aFloodIsLeftOutAndCounted() {
    assertEquals(OptionalLong.empty(), budgets.admit("flood", START));
    assertEquals(
        OptionalLong.empty(), budgets.admit("flood", START.plus(Duration.ofMillis(59_999))));
    Instant later = START.plus(Duration.ofMinutes(1));
    assertEquals(OptionalLong.of(2), budgets.admit("flood", later));
    assertEquals(OptionalLong.of(0), budgets.admit("flood", later));
  }

  @Test
  void itDoesNotHideAnotherKind() {
    assertEquals(OptionalLong.empty(), budgets.admit("flood", START));
    assertEquals(OptionalLong.of(0), budgets.admit("rare", START));
  }

  @Test
  void aClockSetBackHidesNothing() {
    assertEquals(OptionalLong.of(0), budgets.admit("flood", START.minus(Duration.ofHours(1))));
  }
}
