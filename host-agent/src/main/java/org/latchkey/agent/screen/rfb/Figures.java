package org.latchkey.agent.screen.rfb;

import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// What a person may be told about the picture (`docs/screen.md` §8). From any thread; times are
/// nanoseconds of one clock.
public final class Figures {
  /// The figures at one moment.
  ///
  /// @param framesPerSecond confirmed by the viewer, over the last two seconds; null when it cannot
  ///   confirm
  /// @param encoding of most pixels of the last update; empty before the first
  public record Reading(
      @Nullable Double framesPerSecond, String encoding, int widthPixels, int heightPixels) {}

  private static final long SPAN_NANOS = 2_000_000_000;
  private static final double SPANS_A_SECOND = 0.5;
  private static final int MOST_CONFIRMED = 1024;

  private final ReentrantLock lock = new ReentrantLock();
  private final long[] confirmedAtNanos = new long[MOST_CONFIRMED];
  private long confirmed;
  private boolean confirms;
  private String encoding = "";
  private int widthPixels;
  private int heightPixels;

  /// The viewer has shown so many more updates.
  void confirmed(int updates, long nowNanos) {
    lock.lock();
    try {
      for (int i = 0; i < updates; i++) {
        confirmedAtNanos[(int) (confirmed++ % MOST_CONFIRMED)] = nowNanos;
      }
    } finally {
      lock.unlock();
    }
  }

  /// An update has been sent.
  ///
  /// @param confirms whether the viewer is going to confirm it
  void sent(String encoding, int widthPixels, int heightPixels, boolean confirms) {
    lock.lock();
    try {
      this.encoding = encoding.isEmpty() ? this.encoding : encoding;
      this.widthPixels = widthPixels;
      this.heightPixels = heightPixels;
      this.confirms = confirms;
    } finally {
      lock.unlock();
    }
  }

  /// The figures now, by the clock of `System.nanoTime`.
  public Reading read() {
    return read(System.nanoTime());
  }

  Reading read(long nowNanos) {
    lock.lock();
    try {
      long recent =
          Arrays.stream(confirmedAtNanos, 0, (int) Math.min(confirmed, MOST_CONFIRMED))
              .filter(at -> nowNanos - at < SPAN_NANOS)
              .count();
      Double framesPerSecond = confirms ? (Double) (recent * SPANS_A_SECOND) : null;
      return new Reading(framesPerSecond, encoding, widthPixels, heightPixels);
    } finally {
      lock.unlock();
    }
  }
}
