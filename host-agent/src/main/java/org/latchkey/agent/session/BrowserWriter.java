package org.latchkey.agent.session;

import java.io.IOException;
import org.latchkey.agent.seal.SealedChannel;
import org.latchkey.agent.session.control.ControlCodec;
import org.latchkey.agent.session.control.ControlMessage;
import org.latchkey.agent.stream.Frame;
import org.latchkey.agent.stream.RuleBrokenException;
import org.latchkey.agent.stream.SendSchedule.Priority;
import org.latchkey.agent.stream.StreamLimits;

/// Everything that goes to the browser, in the order of its priority.
final class BrowserWriter {
  // Tuning: what may wait in the agent for one browser.
  private static final long WAITING_BYTES = 1024 * 1024;

  private final FrameQueue queue = new FrameQueue(WAITING_BYTES);

  FrameQueue queue() {
    return queue;
  }

  void send(ControlMessage message) throws RuleBrokenException {
    if (!queue.add(frame(message), Priority.TURN)) {
      throw new RuleBrokenException("the browser does not read its answers");
    }
  }

  /// Sends what waits until there is no more.
  void run(SealedChannel channel) throws IOException, InterruptedException {
    for (Frame frame = queue.take(); frame != null; frame = queue.take()) {
      channel.send(frame);
    }
  }

  /// Forgets what waits on streams; the sealed close, when it is to be told, is the last that goes
  /// out.
  void finish(Ending ending) {
    queue.finish(ending.told() ? frame(new ControlMessage.End(ending.notice())) : null);
  }

  private static Frame frame(ControlMessage message) {
    return new Frame.Data(StreamLimits.CONTROL_STREAM, ControlCodec.write(message));
  }
}
