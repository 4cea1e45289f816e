package org.latchkey.agent.worker;

import java.io.IOException;
import org.latchkey.agent.stream.IncomingStream;

/// A capability of the worker that a stream can be opened for.
@FunctionalInterface
interface WorkerModule {
  /// Accepts or refuses one stream, and serves it until it ends. Blocks.
  void serve(IncomingStream stream, UserSession session) throws IOException;

  /// Whether the person can be heard has changed.
  default void viewerIs(ViewerPresence presence) {}

  /// The session is over, and the process ends, maybe before the streams of this module have.
  default void sessionEnds() {}
}
