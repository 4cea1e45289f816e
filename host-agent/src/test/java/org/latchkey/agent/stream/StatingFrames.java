package org.latchkey.agent.stream;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// One side's frames over one channel: states what has arrived, as it must, or never does.
///
/// @param counted what has arrived so far
/// @param states whether it states anything
public record StatingFrames(FrameConnection channel, CountedFrames counted, boolean states)
    implements FrameConnection {
  public StatingFrames(FrameConnection channel, boolean states) {
    this(channel, new CountedFrames(), states);
  }

  @Override
  public @Nullable Frame receive() throws IOException, RuleBrokenException {
    Frame frame = channel.receive();
    while (frame instanceof Frame.Received) {
      frame = channel.receive();
    }
    if (frame != null && CountedFrames.counts(frame) && counted.received(frame) && states) {
      channel.send(new Frame.Received(counted.state()));
    }
    return frame;
  }

  @Override
  public void send(Frame frame) throws IOException {
    channel.send(frame);
  }

  @Override
  public void close() {
    channel.close();
  }
}
