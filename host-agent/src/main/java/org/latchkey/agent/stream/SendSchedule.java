package org.latchkey.agent.stream;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which waiting frame is sent next: control and credit first, then screen and input, then the
/// other streams in turn (`docs/sealed-channel.md` §4).
///
/// Frames of one stream keep their order, except that credit overtakes. It blocks nobody and bounds
/// nothing: whoever uses it looks at [#waitingBytes] before adding, and holds a lock.
public final class SendSchedule {
  /// Where a stream stands; control has no need to be told.
  public enum Priority {
    INTERACTIVE,
    TURN;

    public static Priority of(String module) {
      return module.equals("screen") ? INTERACTIVE : TURN;
    }
  }

  private final Deque<Frame> control = new ArrayDeque<>();
  private final Deque<Frame> urgent = new ArrayDeque<>();
  private final Map<Integer, Deque<Frame>> interactive = new LinkedHashMap<>();
  private final Map<Integer, Deque<Frame>> inTurn = new LinkedHashMap<>();
  private final Map<Integer, Integer> waitingBytes = new HashMap<>();
  private int totalBytes;

  public void add(Frame frame, Priority priority) {
    if (frame.stream() == StreamLimits.CONTROL_STREAM) {
      control.add(frame);
      return;
    }
    if (frame instanceof Frame.Credit || frame instanceof Frame.Refused) {
      urgent.add(frame);
      return;
    }
    queues(priority).computeIfAbsent(frame.stream(), _ -> new ArrayDeque<>()).add(frame);
    count(frame, 1);
  }

  /// Takes the next frame out; null when none waits.
  public @Nullable Frame next() {
    return next(true);
  }

  /// Takes the next frame out, of control, credit and refusals only; null when none waits.
  public @Nullable Frame nextUrgent() {
    return next(false);
  }

  /// Takes the next control message out; null when none waits.
  public @Nullable Frame nextControl() {
    return control.poll();
  }

  /// Forgets the control messages that wait, because the channel they were said in is gone.
  public void dropControl() {
    control.clear();
  }

  private @Nullable Frame next(boolean streams) {
    Frame frame = control.poll();
    if (frame == null) {
      frame = urgent.poll();
    }
    if (frame == null && streams) {
      frame = poll(interactive);
    }
    if (frame == null && streams) {
      frame = poll(inTurn);
    }
    return frame;
  }

  /// Forgets the data that waits on a stream, because nobody wants it any more.
  public void drop(int stream) {
    for (Map<Integer, Deque<Frame>> queues : List.of(interactive, inTurn)) {
      Deque<Frame> queue = queues.remove(stream);
      if (queue != null) {
        queue.stream().filter(Frame.Data.class::isInstance).forEach(frame -> count(frame, -1));
        queue.removeIf(Frame.Data.class::isInstance);
        if (!queue.isEmpty()) {
          queues.put(stream, queue);
        }
      }
    }
  }

  /// Forgets everything but control, credit and refusals.
  public void dropStreams() {
    interactive.clear();
    inTurn.clear();
    waitingBytes.clear();
    totalBytes = 0;
  }

  /// Bytes of data that wait on one stream.
  public int waitingBytes(int stream) {
    return waitingBytes.getOrDefault(stream, 0);
  }

  /// Bytes of data that wait on all streams.
  public int waitingBytes() {
    return totalBytes;
  }

  /// How many control messages, credits and refusals wait.
  public int waitingUrgent() {
    return control.size() + urgent.size();
  }

  public int waitingControl() {
    return control.size();
  }

  private @Nullable Frame poll(Map<Integer, Deque<Frame>> queues) {
    var first = queues.entrySet().iterator();
    if (!first.hasNext()) {
      return null;
    }
    Map.Entry<Integer, Deque<Frame>> turn = first.next();
    first.remove();
    Frame frame = turn.getValue().remove();
    if (!turn.getValue().isEmpty()) {
      queues.put(turn.getKey(), turn.getValue());
    }
    count(frame, -1);
    return frame;
  }

  private void count(Frame frame, int sign) {
    if (frame instanceof Frame.Data data) {
      int bytes = sign * data.payload().length();
      totalBytes += bytes;
      waitingBytes.merge(frame.stream(), bytes, (a, b) -> a + b == 0 ? null : a + b);
    }
  }

  private Map<Integer, Deque<Frame>> queues(Priority priority) {
    return switch (priority) {
      case INTERACTIVE -> interactive;
      case TURN -> inTurn;
    };
  }
}
