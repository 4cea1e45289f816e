package org.latchkey.bench;

import java.io.Closeable;
import java.io.IOException;

/// A way from a far end through a relay to a near one, which is a WebSocket over TLS.
interface RelayRoute {
  /// Two ends that are joined.
  interface Joined extends Closeable {
    /// Sends from the far end, blocking while the relay takes nothing.
    void sendFar(byte[] message) throws IOException;

    /// Waits for `bytes` bytes at the far end.
    void receiveFar(int bytes) throws IOException;

    void sendNear(byte[] message) throws IOException;

    /// Waits for something at the near end.
    ///
    /// @return how many bytes there were
    int receiveNear() throws IOException;
  }

  String name();

  Joined join() throws Exception;

  /// Of the relay.
  ProcessorTime processor();
}
