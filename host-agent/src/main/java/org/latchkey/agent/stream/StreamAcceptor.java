package org.latchkey.agent.stream;

import java.io.IOException;

/// Serves the streams that the other side opens.
@FunctionalInterface
public interface StreamAcceptor {
  /// Answers one open and serves the stream, on a virtual thread of its own; it may block.
  ///
  /// Leaving by an exception ends the stream with the fault `internal`; leaving without having
  /// answered refuses it so.
  void serve(IncomingStream stream) throws IOException;
}
