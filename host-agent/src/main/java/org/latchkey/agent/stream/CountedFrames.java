package org.latchkey.agent.stream;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The counted frames of one side of a session, over all its channels (`docs/sealed-channel.md`
/// §7): how many arrived, and which of those that were sent have not been stated to have arrived.
/// So nothing is lost and nothing doubled when a channel is lost.
///
/// It only counts: no thread, no clock, no bytes copied. Whoever uses it holds a lock around each
/// call. A count that the other side cannot mean is a [RuleBrokenException].
public final class CountedFrames {
  // Specification: docs/sealed-channel.md §7.
  static final int STATE_AFTER_FRAMES = 256;
  static final int STATE_AFTER_BYTES = 128 * 1024;

  /// What a kept frame takes beside its bytes; counted, so that a flood of small ones is bounded.
  private static final long FRAME_COST_BYTES = 64;

  private final Deque<Frame> kept = new ArrayDeque<>();
  private long keptBytes;
  private long sent;
  private long confirmed;
  private long received;
  private long stated;
  private long unstatedBytes;

  /// Whether frames of this stream are counted.
  public static boolean counts(Frame frame) {
    return frame.stream() != StreamLimits.CONTROL_STREAM;
  }

  /// A frame is about to be sent for the first time; it is kept.
  public void sent(Frame frame) {
    sent++;
    kept.addLast(frame);
    keptBytes += cost(frame);
  }

  /// The other side states that so many of ours have arrived; those are forgotten.
  public void confirmed(long frames) throws RuleBrokenException {
    if (frames < confirmed || frames > sent) {
      throw new RuleBrokenException(
          frames + " frames received, of " + sent + " sent and " + confirmed + " stated before");
    }
    for (; confirmed < frames; confirmed++) {
      keptBytes -= cost(kept.removeFirst());
    }
  }

  /// What was sent and not stated to have arrived, oldest first: to be sent again, uncounted.
  public List<Frame> unconfirmed() {
    return List.copyOf(kept);
  }

  public long keptBytes() {
    return keptBytes;
  }

  /// A frame has arrived and was handed on.
  ///
  /// @return whether it is time to state so
  public boolean received(Frame frame) {
    received++;
    unstatedBytes += cost(frame);
    return received - stated >= STATE_AFTER_FRAMES || unstatedBytes >= STATE_AFTER_BYTES;
  }

  /// Whether more has arrived than was stated.
  public boolean hasNews() {
    return received > stated;
  }

  /// How many have arrived; the caller states it now.
  public long state() {
    stated = received;
    unstatedBytes = 0;
    return received;
  }

  private static long cost(Frame frame) {
    return FRAME_COST_BYTES + (frame instanceof Frame.Data data ? data.payload().length() : 0);
  }
}
