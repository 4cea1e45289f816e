package org.latchkey.agent.screen.rfb;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.stream.ByteStream;

/// Waits for the viewer's credit beside the picture loop, which meanwhile keeps listening to the
/// screen. At most one wait is under way.
final class Credit {
  /// Less than this is not worth an update. The receiver's window must be larger
  /// (`docs/sealed-channel.md`, streams).
  static final int WORTHWHILE_BYTES = 16 * 1024;

  private final ByteStream stream;
  private final Runnable arrived;
  private long mostBytes;
  private volatile boolean waiting;
  private volatile @Nullable IOException ended;

  /// @param arrived called from another thread when there is credit again, or the stream has ended
  Credit(ByteStream stream, Runnable arrived) {
    this.stream = stream;
    this.arrived = arrived;
  }

  /// The bytes that may be sent now; 0 when there are too few, in which case `arrived` will be
  /// called.
  ///
  /// @throws IOException when a wait found that the stream has ended
  long available() throws IOException {
    IOException end = ended;
    if (end != null) {
      throw end;
    }
    long bytes = stream.creditBytes();
    mostBytes = Math.max(mostBytes, bytes);
    if (bytes >= WORTHWHILE_BYTES) {
      return bytes;
    }
    if (!waiting) {
      waiting = true;
      Thread.ofVirtual().name("screen-credit").start(this::await);
    }
    return 0;
  }

  /// Whether the viewer has taken what it was sent, as far as its credit tells: it is given back
  /// when half of it is used up.
  boolean isAtRest(long bytes) {
    return bytes >= mostBytes / 2;
  }

  private void await() {
    try {
      stream.awaitCredit(WORTHWHILE_BYTES);
    } catch (IOException end) {
      ended = end;
    } finally {
      waiting = false;
      arrived.run();
    }
  }
}
