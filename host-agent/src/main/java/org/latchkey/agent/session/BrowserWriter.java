package org.latchkey.agent.session;

import java.io.IOException;
import java.util.List;
import org.latchkey.agent.seal.SealedChannel;
import org.latchkey.agent.session.control.ControlCodec;
import org.latchkey.agent.session.control.ControlMessage;
import org.latchkey.agent.stream.CountedFrames;
import org.latchkey.agent.stream.Frame;
import org.latchkey.agent.stream.RuleBrokenException;
import org.latchkey.agent.stream.SendSchedule.Priority;
import org.latchkey.agent.stream.StreamLimits;

/// Everything that goes to the browser of one session, in the order of its priority, over one
/// channel after the other. Frames of streams are kept until the browser has stated them; control
/// messages belong to the channel that is open and go with it.
final class BrowserWriter {
  // Tuning: what may wait in the agent for one browser, beside what is kept.
  private static final long WAITING_BYTES = 1024 * 1024;

  private final FrameQueue queue = new FrameQueue(WAITING_BYTES);
  private final KeptFrames kept = new KeptFrames();

  FrameQueue queue() {
    return queue;
  }

  KeptFrames kept() {
    return kept;
  }

  void send(ControlMessage message) throws RuleBrokenException {
    sendControl(frame(message));
  }

  void send(Frame.Received statement) throws RuleBrokenException {
    sendControl(statement);
  }

  private void sendControl(Frame frame) throws RuleBrokenException {
    if (!queue.add(frame, Priority.TURN)) {
      throw new RuleBrokenException("the browser does not read its answers");
    }
  }

  /// Blocks whoever brings frames of streams while there is no room for more.
  void awaitRoom() throws InterruptedException {
    queue.awaitRoom();
    kept.awaitRoom();
  }

  /// Sends what waits until there is no more. One thread at a time; one that is interrupted leaves
  /// nothing out, because what it had taken is kept.
  ///
  /// @param again what was sent before and may not have arrived; goes before everything but control
  void run(SealedChannel channel, List<Frame> again) throws IOException, InterruptedException {
    for (Frame frame : again) {
      sendControl(channel);
      if (queue.isFinished()) {
        break;
      }
      channel.send(frame);
    }
    for (Frame frame = queue.take(); frame != null; frame = queue.take()) {
      if (CountedFrames.counts(frame)) {
        kept.sent(frame);
      }
      channel.send(frame);
    }
  }

  private void sendControl(SealedChannel channel) throws IOException {
    for (Frame frame = queue.takeControl(); frame != null; frame = queue.takeControl()) {
      channel.send(frame);
    }
  }

  /// Forgets what waits on streams; the sealed close, when it is to be told, is the last that goes
  /// out.
  void finish(Ending ending) {
    queue.finish(ending.told() ? frame(new ControlMessage.End(ending.notice())) : null);
    kept.finish();
  }

  private static Frame frame(ControlMessage message) {
    return new Frame.Data(StreamLimits.CONTROL_STREAM, ControlCodec.write(message));
  }
}
