package org.latchkey.gateway.websocket;

import io.undertow.websockets.core.StreamSourceFrameChannel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.xnio.ChannelListener;

/// Reads one message, in however many frames, into memory that grows with what has arrived and
/// never past the limit. Of a longer message the rest is read and dropped.
final class MessageReader implements ChannelListener<StreamSourceFrameChannel> {
  /// What becomes of a message.
  interface Outcome {
    void complete(ByteBuffer message);

    void tooLarge();

    void failed(IOException cause);
  }

  private static final int FIRST_BYTES = 2048;
  private static final int GROWTH = 4;

  private final int limitBytes;
  private final Outcome outcome;
  private ByteBuffer buffer;
  private boolean dropping;
  private boolean done;

  MessageReader(int limitBytes, Outcome outcome) {
    this.limitBytes = limitBytes;
    this.outcome = outcome;
    // One byte more than the limit, so that a message over it is seen to be.
    this.buffer = ByteBuffer.allocate(Math.min(FIRST_BYTES, limitBytes + 1));
  }

  void read(StreamSourceFrameChannel source) {
    if (!progress(source)) {
      source.getReadSetter().set(this);
      source.resumeReads();
    }
  }

  @Override
  public void handleEvent(StreamSourceFrameChannel source) {
    if (!done && progress(source)) {
      source.suspendReads();
    }
  }

  /// Reads what is there; true when the message is over.
  private boolean progress(StreamSourceFrameChannel source) {
    try {
      for (int read = source.read(room()); read != 0; read = source.read(room())) {
        if (read < 0) {
          finish();
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      done = true;
      outcome.failed(e);
      return true;
    }
  }

  private ByteBuffer room() {
    if (!buffer.hasRemaining()) {
      grow();
    }
    return buffer;
  }

  private void grow() {
    if (buffer.capacity() <= limitBytes) {
      int larger = Math.min(GROWTH * buffer.capacity(), limitBytes + 1);
      buffer = ByteBuffer.wrap(Arrays.copyOf(buffer.array(), larger)).position(buffer.capacity());
      return;
    }
    if (!dropping) {
      dropping = true;
      outcome.tooLarge();
    }
    buffer.clear();
  }

  private void finish() {
    done = true;
    if (!dropping && buffer.position() > limitBytes) {
      dropping = true;
      outcome.tooLarge();
    }
    if (!dropping) {
      outcome.complete(buffer.flip());
    }
  }
}
