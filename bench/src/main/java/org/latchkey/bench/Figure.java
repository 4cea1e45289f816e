package org.latchkey.bench;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/// One measured quantity, of which there were several samples.
///
/// @param part of the benchmark
/// @param scene what was done
/// @param who did it
/// @param what was measured
/// @param unit of the values
record Figure(
    String part,
    String scene,
    String who,
    String what,
    String unit,
    double min,
    double median,
    double max) {

  /// @param samples at least one
  static Figure of(
      String part, String scene, String who, String what, String unit, Collection<Double> samples) {
    double[] sorted = samples.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    if (sorted.length == 0) {
      throw new IllegalArgumentException("no samples of " + what);
    }
    return new Figure(
        part, scene, who, what, unit, sorted[0], median(sorted), sorted[sorted.length - 1]);
  }

  private static double median(double[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1
        ? sorted[middle]
        : Arrays.stream(sorted, middle - 1, middle + 1).average().orElseThrow();
  }

  /// A line of JSON. Names are ours: they hold nothing that would have to be escaped.
  String json() {
    return String.format(
        Locale.ROOT,
        "{\"part\":\"%s\",\"scene\":\"%s\",\"who\":\"%s\",\"what\":\"%s\",\"unit\":\"%s\","
            + "\"min\":%.4g,\"median\":%.4g,\"max\":%.4g}",
        part,
        scene,
        who,
        what,
        unit,
        min,
        median,
        max);
  }
}
