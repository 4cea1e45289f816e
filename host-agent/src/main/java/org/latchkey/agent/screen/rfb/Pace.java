package org.latchkey.agent.screen.rfb;

import java.util.ArrayDeque;
import java.util.Deque;

/// How much picture may be on its way to a viewer that has not confirmed it yet. Knows neither
/// clock nor stream; times are nanoseconds of one clock.
///
/// A picture that waits in a queue is out of date, so the queue is kept short: under way is at most
/// what the path delivers in its shortest round trip and [#QUEUE_NANOS] more. Both are measured by
/// what the viewer confirms:
///
/// | measure | how | forgotten |
/// |---|---|---|
/// | shortest round trip | the least of all | after [#FORGET_NANOS]: then everything is let drain once, and the next update measures it anew |
/// | rate | confirmed bytes over the time that they took, the greatest | after two spans of [#RATE_SPAN_NANOS] in which the window, and not the screen, was the limit |
///
/// The time that the viewer takes to decode is part of the round trip, so a slow viewer is not
/// flooded either.
final class Pace {
  /// There is nothing to wait for but a confirmation.
  static final long UNTIL_CONFIRMED = Long.MAX_VALUE;

  static final long QUEUE_NANOS = 20_000_000;
  static final long FORGET_NANOS = 10_000_000_000L;
  static final long RATE_SPAN_NANOS = 1_000_000_000;

  /// No screen shows more than 60 a second.
  static final long FRAME_NANOS = 1_000_000_000 / 60;

  static final long SMALLEST_WINDOW_BYTES = 64 * 1024;
  static final long LARGEST_WINDOW_BYTES = 4 << 20;

  /// An update is worth so much even if the window is nearly full.
  static final long SMALLEST_UPDATE_BYTES = 16 * 1024;

  static final int MOST_UNDER_WAY = 64;
  private static final int PARTS = 4;

  private record Sent(
      int number, long bytes, long atNanos, long deliveredBefore, boolean limited, boolean alone) {}

  private final Deque<Sent> underWay = new ArrayDeque<>();
  private int next;
  private long bytesUnderWay;
  private long deliveredBytes;
  private long frameSentNanos;
  private boolean frameSent;
  private boolean limited;
  private long shortestNanos;
  private long shortestAtNanos;
  private boolean draining;
  private double rate;
  private double rateBefore;
  private long rateSpanStartNanos;

  /// How long to wait before the next update: 0 for not at all, [#UNTIL_CONFIRMED], or less.
  long waitNanos(long nowNanos) {
    if (shortestNanos > 0 && nowNanos - shortestAtNanos > FORGET_NANOS) {
      draining = true;
    }
    boolean full = windowBytes() - bytesUnderWay < partBytes() / 2 || !hasRoomForFence();
    if (full || (draining && !underWay.isEmpty())) {
      limited |= full;
      return UNTIL_CONFIRMED;
    }
    return frameSent ? Math.max(0, frameSentNanos + FRAME_NANOS - nowNanos) : 0;
  }

  /// How long the next update may be: a part of the window, so that the first part is confirmed
  /// while the others are under way.
  long roomBytes() {
    return draining
        ? SMALLEST_UPDATE_BYTES
        : Math.clamp(windowBytes() - bytesUnderWay, SMALLEST_UPDATE_BYTES, partBytes());
  }

  private long partBytes() {
    return Math.max(SMALLEST_UPDATE_BYTES, windowBytes() / PARTS);
  }

  /// Whether nothing is under way.
  boolean isAtRest() {
    return underWay.isEmpty();
  }

  /// Whether so little is unconfirmed that one more can be asked for.
  boolean hasRoomForFence() {
    return underWay.size() < MOST_UNDER_WAY;
  }

  /// Notes an update.
  ///
  /// @param complete whether nothing was left over for want of room
  /// @return the number by which it will be confirmed
  int sent(long bytes, boolean complete, long nowNanos) {
    underWay.add(new Sent(next, bytes, nowNanos, deliveredBytes, limited, draining));
    bytesUnderWay += bytes;
    frameSentNanos = nowNanos;
    frameSent = complete;
    limited = false;
    return next++;
  }

  /// Notes that the viewer has this update, and so all before it.
  ///
  /// @return how many it was; 0 when no such update is under way
  int confirmed(int number, long nowNanos) {
    if (underWay.isEmpty() || number - underWay.peekFirst().number() < 0 || number - next >= 0) {
      return 0;
    }
    int count = 0;
    Sent last;
    do {
      last = underWay.remove();
      bytesUnderWay -= last.bytes();
      deliveredBytes += last.bytes();
      count++;
    } while (last.number() != number);
    measure(last, nowNanos);
    return count;
  }

  long windowBytes() {
    double bytes = Math.max(rate, rateBefore) * (shortestNanos + QUEUE_NANOS);
    return Math.clamp((long) bytes, SMALLEST_WINDOW_BYTES, LARGEST_WINDOW_BYTES);
  }

  private void measure(Sent confirmed, long nowNanos) {
    long roundTrip = Math.max(1, nowNanos - confirmed.atNanos());
    if (confirmed.alone() || shortestNanos == 0 || roundTrip <= shortestNanos) {
      shortestNanos = roundTrip;
      shortestAtNanos = nowNanos;
      draining = false;
    }
    if (confirmed.limited() && nowNanos - rateSpanStartNanos > RATE_SPAN_NANOS) {
      rateSpanStartNanos = nowNanos;
      rateBefore = rate;
      rate = 0;
    }
    double measured = (double) (deliveredBytes - confirmed.deliveredBefore()) / roundTrip;
    rate = Math.max(rate, measured);
  }
}
