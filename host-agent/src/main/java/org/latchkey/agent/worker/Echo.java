package org.latchkey.agent.worker;

import java.io.IOException;
import org.latchkey.agent.stream.ByteStream;
import org.latchkey.agent.stream.IncomingStream;

/// Gives back every byte that it gets. It shows that a whole path works, worker included.
final class Echo implements WorkerModule {
  static final String NAME = "echo";

  private static final int BUFFER_BYTES = 16 * 1024;

  @Override
  public void serve(IncomingStream incoming, UserSession session) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    try (ByteStream stream = incoming.accept()) {
      for (int count = stream.read(buffer, 0, buffer.length);
          count >= 0;
          count = stream.read(buffer, 0, buffer.length)) {
        stream.write(buffer, 0, count);
      }
    }
  }
}
