package org.latchkey.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class FigureTest {
  @Test
  void theMedianOfAnEvenNumberIsBetweenTheMiddleTwo() {
    Figure figure = Figure.of("relay", "idle", "us", "trip", "ms", List.of(4.0, 1.0, 3.0, 2.0));
    assertEquals(new Figure("relay", "idle", "us", "trip", "ms", 1, 2.5, 4), figure);
  }

  @Test
  void aFigureIsOneLineOfJson() {
    assertEquals(
        "{\"part\":\"relay\",\"scene\":\"idle\",\"who\":\"us\",\"what\":\"trip\",\"unit\":\"ms\","
            + "\"min\":1.000,\"median\":1.000,\"max\":1.000}",
        Figure.of("relay", "idle", "us", "trip", "ms", List.of(1.0)).json());
  }

  @Test
  void noSamplesAreNoFigure() {
    assertThrows(
        IllegalArgumentException.class, () -> Figure.of("a", "b", "c", "d", "e", List.of()));
  }
}
