package org.latchkey.gateway.websocket;

import java.nio.ByteBuffer;
import org.latchkey.protocol.fault.Fault;

/// One WebSocket, as the gateway uses it. May be used by several threads.
public interface Socket {
  /// Sends a text message. When more than 256 KiB of text wait because the peer does not read, the
  /// socket is [aborted][#abort] instead.
  void text(String message);

  /// Sends a binary message and takes the buffer over. The caller bounds how much it hands over.
  ///
  /// @param written runs once, when the message no longer takes memory: it was written or given up
  void binary(ByteBuffer message, Runnable written);

  /// Runs `task` on the thread that calls the receiver, after what that thread is doing.
  void onReceivingThread(Runnable task);

  /// Stops reading: when called by the receiver, no further message arrives.
  void suspend();

  /// Reads on.
  void resume();

  /// Sends a close after what waits and forgets the receiver. Only the first call counts. When the
  /// peer has not answered within 10 s, the connection is cut.
  void close(int code, String reason);

  /// Closes with the code and id of a fault (`docs/protocol.md` §2).
  default void close(Fault fault) {
    close(fault.closeCode(), fault.id());
  }

  /// Cuts the connection at once; the receiver is told that it was lost.
  void abort();

  /// The peer's address, without a port.
  String address();
}
