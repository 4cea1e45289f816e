package org.latchkey.agent.screen.rfb;

import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.screen.capture.Rectangle;

/// What the viewer wants, as its messages have left it: the reading loop writes, the picture loop
/// reads. Requests merge into one, so that a viewer that asks a million times costs nothing.
final class ViewerWishes {
  /// A request for an update that has not been answered.
  ///
  /// @param area everything asked for
  /// @param whole what has to be sent even if it did not change; null for nothing
  record Demand(
      Rectangle area, @Nullable Rectangle whole, PixelFormat format, Encodings encodings) {}

  private final ReentrantLock lock = new ReentrantLock();
  private PixelFormat format = PixelFormat.NATIVE;
  private Encodings encodings = Encodings.NONE;
  private @Nullable Rectangle area;
  private @Nullable Rectangle whole;
  private boolean ended;

  void format(PixelFormat wanted) {
    lock.lock();
    try {
      format = wanted;
    } finally {
      lock.unlock();
    }
  }

  void encodings(Encodings wanted) {
    lock.lock();
    try {
      encodings = wanted;
    } finally {
      lock.unlock();
    }
  }

  void request(FramebufferUpdateRequest request) {
    lock.lock();
    try {
      area = union(area, request.area());
      if (!request.incremental()) {
        whole = union(whole, request.area());
      }
    } finally {
      lock.unlock();
    }
  }

  /// Takes the request that is to be answered now, or null. One that comes later waits for its own
  /// answer.
  @Nullable Demand take() {
    lock.lock();
    try {
      Rectangle asked = area;
      if (asked == null) {
        return null;
      }
      Demand demand = new Demand(asked, whole, format, encodings);
      area = null;
      whole = null;
      return demand;
    } finally {
      lock.unlock();
    }
  }

  /// Has an area wait again, because nothing in it has changed so far.
  void putBack(Rectangle unanswered) {
    request(new FramebufferUpdateRequest(true, unanswered));
  }

  void end() {
    lock.lock();
    try {
      ended = true;
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
