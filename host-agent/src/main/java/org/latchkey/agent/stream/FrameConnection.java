package org.latchkey.agent.stream;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Whatever moves whole frames in order: a pair of pipes, the sealed channel, a twin in memory.
///
/// One thread may receive while another sends.
public interface FrameConnection extends AutoCloseable {
  /// Blocks for the next frame.
  ///
  /// @return null when the other side has ended the connection between two frames
  /// @throws IOException when the connection broke, in the middle of a frame too
  @Nullable Frame receive() throws IOException, RuleBrokenException;

  void send(Frame frame) throws IOException;

  /// Ends the connection and wakes whoever is blocked in it.
  @Override
  void close();
}
