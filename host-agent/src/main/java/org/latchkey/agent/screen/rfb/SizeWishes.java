package org.latchkey.agent.screen.rfb;

import java.io.IOException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.screen.capture.ScreenSource;
import org.latchkey.agent.screen.capture.SizeOutcome;

/// Gives the screen the sizes that its viewer wants, at most two a second; of those that come in
/// between only the last counts. Used by the picture loop alone.
final class SizeWishes {
  private static final int LEAST_PIXELS = 64;
  private static final int MOST_PIXELS = 8192;

  /// Each picture of this size takes 128 MiB, and there are three.
  private static final long LARGEST_AREA_PIXELS = 8192L * 4096;

  private static final long PAUSE_NANOS = 500_000_000;

  private final ScreenSource source;
  private final LongSupplier nanoTime;
  private final Alarm again;
  private long earliest;

  /// @param nanoTime the clock
  SizeWishes(ScreenSource source, LongSupplier nanoTime) {
    this.source = source;
    this.nanoTime = nanoTime;
    this.again = new Alarm(source::wake);
    this.earliest = nanoTime.getAsLong();
  }

  /// Does what is wanted and due.
  ///
  /// @return what became of it; null when there was nothing to do. The frame follows when the
  ///   source is next waited for, which then does not block.
  @Nullable SizeOutcome grant(ViewerWishes wishes) throws IOException {
    if (!wishes.wantsSize()) {
      return null;
    }
    long now = nanoTime.getAsLong();
    if (earliest - now > 0) {
      again.in(earliest - now);
      return null;
    }
    earliest = now + PAUSE_NANOS;
    SetDesktopSize wanted = wishes.takeSize();
    SizeOutcome outcome = wanted == null ? null : grant(wanted);
    source.wake();
    return outcome;
  }

  private SizeOutcome grant(SetDesktopSize wanted) throws IOException {
    int width = wanted.widthPixels();
    int height = wanted.heightPixels();
    if (Math.min(width, height) < LEAST_PIXELS
        || Math.max(width, height) > MOST_PIXELS
        || !wanted.isOneScreen()) {
      return SizeOutcome.INVALID;
    }
    if ((long) width * height > LARGEST_AREA_PIXELS) {
      return SizeOutcome.OUT_OF_RESOURCES;
    }
    return source.resize(width, height);
  }
}
