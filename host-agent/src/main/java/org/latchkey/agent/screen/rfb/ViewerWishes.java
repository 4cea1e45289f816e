package org.latchkey.agent.screen.rfb;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.screen.capture.Rectangle;

/// What the viewer wants, as its messages have left it: the reading loop writes, the picture loop
/// reads. Requests merge into one, so that a viewer that asks a million times costs nothing.
///
/// Answers are given by the picture loop together with the wishes as of then, so that a fence
/// stands exactly between the updates before and after what it marks.
final class ViewerWishes {
  /// A request for an update that has not been answered.
  ///
  /// @param area everything asked for
  /// @param whole what has to be sent even if it did not change; null for nothing
  /// @param continuous whether nobody asked for this one
  record Demand(
      Rectangle area,
      @Nullable Rectangle whole,
      PixelFormat format,
      Encodings encodings,
      boolean continuous) {}

  /// What there is to do now.
  ///
  /// @param answers to be sent first
  /// @param demand null for nothing
  /// @param held whether continuous updates wait for their pace
  record Turn(List<ServerMessage> answers, @Nullable Demand demand, boolean held) {}

  /// Whoever asks for more waits until these are sent.
  static final int MOST_ANSWERS = 16;

  private final Runnable changed;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition answered = lock.newCondition();
  private final List<ServerMessage> answers = new ArrayList<>();
  private PixelFormat format = PixelFormat.NATIVE;
  private Encodings encodings = Encodings.NONE;
  private FlowExtensions announced = FlowExtensions.of(List.of());
  private @Nullable ServerMessage withNext;
  private @Nullable Rectangle continuous;
  private @Nullable Rectangle area;
  private @Nullable Rectangle whole;
  private @Nullable SetDesktopSize size;
  private boolean knowsLayout;
  private boolean ended;

  /// @param changed called after each change, before waiting for an answer
  ViewerWishes(Runnable changed) {
    this.changed = changed;
  }

  void format(PixelFormat wanted) {
    change(() -> format = wanted);
  }

  void encodings(Encodings wanted) {
    change(() -> {
      encodings = wanted;
      FlowExtensions flow = wanted.flow();
      if (flow.fence() && !announced.fence()) {
        answers.add(ServerFence.ANNOUNCEMENT);
      }
      if (flow.continuousUpdates() && !announced.continuousUpdates()) {
        answers.add(new EndOfContinuousUpdates());
      }
      announced = announced.and(flow);
      knowsLayout |= wanted.screenLayout();
    });
  }

  void request(FramebufferUpdateRequest request) {
    change(() -> {
      area = union(area, request.area());
      if (!request.incremental()) {
        whole = union(whole, request.area());
      }
    });
  }

  void continuous(EnableContinuousUpdates wanted) throws RfbFault {
    if (!announced.continuousUpdates()) {
      throw new RfbFault("continuous updates without having been told of them");
    }
    change(() -> {
      if (wanted.enable()) {
        continuous = wanted.area();
      } else {
        continuous = null;
        answers.add(new EndOfContinuousUpdates());
      }
    });
    awaitAnswered(MOST_ANSWERS);
  }

  /// The viewer wants another size; an earlier wish that was not granted is forgotten.
  void size(SetDesktopSize wanted) throws RfbFault {
    if (!knowsLayout) {
      throw new RfbFault("a size for the screen without knowing its layout");
    }
    change(() -> size = wanted);
  }

  boolean wantsSize() {
    lock.lock();
    try {
      return size != null;
    } finally {
      lock.unlock();
    }
  }

  /// The size that is wanted now, once.
  @Nullable SetDesktopSize takeSize() {
    lock.lock();
    try {
      SetDesktopSize taken = size;
      size = null;
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /// The viewer wants an answer to this fence. Blocks where the fence says so, and while too many
  /// are unanswered.
  void fence(ClientFence asked) {
    change(() -> {
      if (asked.isSyncNext()) {
        withNext = asked.answer();
      } else {
        answers.add(asked.answer());
      }
    });
    awaitAnswered(asked.isBlockAfter() ? 1 : MOST_ANSWERS);
  }

  /// A message has taken effect that is not a wish.
  void handled() {
    boolean waits;
    lock.lock();
    try {
      waits = withNext != null;
    } finally {
      lock.unlock();
    }
    if (waits) {
      change(() -> {});
    }
  }

  /// Takes what is to be done now. A request that comes later waits for its own answer.
  ///
  /// @param inPace whether an update that nobody asked for may be sent
  Turn take(boolean inPace) {
    lock.lock();
    try {
      List<ServerMessage> due = List.copyOf(answers);
      answers.clear();
      if (!due.isEmpty()) {
        answered.signalAll();
      }
      boolean held = continuous != null && !inPace;
      return new Turn(due, held ? null : demand(), held);
    } finally {
      lock.unlock();
    }
  }

  /// While updates are continuous, requests only say what to send whether it changed or not.
  private @Nullable Demand demand() {
    Rectangle pushed = continuous;
    Rectangle asked = pushed == null ? area : pushed;
    if (asked == null) {
      return null;
    }
    Rectangle all = whole == null ? asked : union(whole, asked);
    Demand demand = new Demand(all, whole, format, encodings, pushed != null);
    area = null;
    whole = null;
    return demand;
  }

  /// Has an area wait again, because nothing in it has changed so far.
  void putBack(Rectangle unanswered) {
    lock.lock();
    try {
      area = union(area, unanswered);
    } finally {
      lock.unlock();
    }
  }

  void end() {
    lock.lock();
    try {
      ended = true;
      answered.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean hasEnded() {
    lock.lock();
    try {
      return ended;
    } finally {
      lock.unlock();
    }
  }

  /// Every message takes effect together with the answer to a fence that waits for it.
  private void change(Runnable effect) {
    lock.lock();
    try {
      ServerMessage waiting = withNext;
      withNext = null;
      if (waiting != null) {
        answers.add(waiting);
      }
      effect.run();
    } finally {
      lock.unlock();
    }
    changed.run();
  }

  private void awaitAnswered(int fewerThan) {
    lock.lock();
    try {
      while (answers.size() >= fewerThan && !ended) {
        answered.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  private static Rectangle union(@Nullable Rectangle one, Rectangle other) {
    if (one == null) {
      return other;
    }
    int x = Math.min(one.x(), other.x());
    int y = Math.min(one.y(), other.y());
    return new Rectangle(
        x, y, Math.max(one.right(), other.right()) - x, Math.max(one.bottom(), other.bottom()) - y);
  }
}
