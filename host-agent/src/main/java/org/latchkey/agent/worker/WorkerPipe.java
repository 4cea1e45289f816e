package org.latchkey.agent.worker;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.stream.Frame;
import org.latchkey.agent.stream.FrameConnection;
import org.latchkey.agent.stream.PipeFrames;
import org.latchkey.agent.stream.RuleBrokenException;

/// A worker's pipe, which stays open when its streams have ended: there is a last word to say.
final class WorkerPipe implements FrameConnection {
  private final PipeFrames pipe;
  private volatile boolean ended;

  WorkerPipe(PipeFrames pipe) {
    this.pipe = pipe;
  }

  @Override
  public @Nullable Frame receive() throws IOException, RuleBrokenException {
    Frame frame = ended ? null : pipe.receive();
    return ended ? null : frame;
  }

  @Override
  public void send(Frame frame) throws IOException {
    pipe.send(frame);
  }

  /// Nothing more is received. The pipe itself goes with the process.
  @Override
  public void close() {
    ended = true;
  }
}
