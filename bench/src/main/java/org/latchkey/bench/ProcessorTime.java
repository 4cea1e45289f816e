package org.latchkey.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// How much processor time a process and its children have used (proc_pid_stat(5)).
final class ProcessorTime {
  /// `USER_HZ`, which is the same on every Linux that Java runs on.
  private static final double TICKS_PER_SECOND = 100;

  /// Fields 14 to 17, user and system time of itself and of children that ended, counted after the
  /// name.
  private static final int FIRST_FIELD = 14 - 3;

  private static final int FIELDS = 4;

  private final long pid;

  ProcessorTime(long pid) {
    this.pid = pid;
  }

  /// Seconds since it was started.
  double seconds() throws IOException {
    double sum = of(pid);
    for (ProcessHandle child :
        ProcessHandle.of(pid).map(p -> p.descendants().toList()).orElseThrow()) {
      sum += of(child.pid());
    }
    return sum;
  }

  private static double of(long pid) throws IOException {
    String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    double ticks = 0;
    for (int i = FIRST_FIELD; i < FIRST_FIELD + FIELDS; i++) {
      ticks += Double.parseDouble(fields[i]);
    }
    return ticks / TICKS_PER_SECOND;
  }
}
