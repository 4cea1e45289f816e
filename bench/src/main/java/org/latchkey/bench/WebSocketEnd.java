package org.latchkey.bench;

import java.io.EOFException;
import java.io.IOException;
import org.latchkey.deployed.Wire;

/// Reading from a WebSocket of the tests.
final class WebSocketEnd {
  private WebSocketEnd() {}

  /// Waits for a message and says how long it was.
  static int receive(Wire wire) throws IOException {
    if (wire.read() instanceof Wire.Received.Binary message) {
      return message.bytes().remaining();
    }
    throw new EOFException("the relay ended");
  }
}
