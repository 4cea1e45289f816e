package org.latchkey.gateway.websocket;

import java.nio.ByteBuffer;

/// What arrives on a [Socket]. Called by the server's I/O thread, one call at a time: it must not
/// block. After [#closed] or [#lost], one of which comes once, nothing more comes.
public interface Receiver {
  void text(String message);

  /// A whole message. The receiver owns the buffer.
  void binary(ByteBuffer message);

  /// A message was longer than the socket takes; the rest of it was dropped.
  void tooLarge();

  /// The peer closed.
  void closed(int code, String reason);

  /// The connection ended without a close.
  void lost();
}
