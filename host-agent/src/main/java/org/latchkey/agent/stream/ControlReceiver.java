package org.latchkey.agent.stream;

import java.io.IOException;
import org.latchkey.protocol.wire.Bytes;

/// Takes the control messages of stream 0.
@FunctionalInterface
public interface ControlReceiver {
  /// Takes one message, on the reading thread: while it runs nothing else is received.
  void received(Bytes message) throws IOException, RuleBrokenException;
}
