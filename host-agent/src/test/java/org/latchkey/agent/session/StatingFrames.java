package org.latchkey.agent.session;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.stream.CountedFrames;
import org.latchkey.agent.stream.Frame;
import org.latchkey.agent.stream.FrameConnection;
import org.latchkey.agent.stream.RuleBrokenException;

/// A browser's frames over one channel: states what has arrived, as it must, or never does.
///
/// @param states whether it states anything
record StatingFrames(FrameConnection channel, CountedFrames counted, boolean states)
    implements FrameConnection {
  StatingFrames(FrameConnection channel, boolean states) {
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
