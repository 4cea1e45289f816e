package org.latchkey.agent.link;

import org.latchkey.protocol.wire.Bytes;

/// What waiting on a [WebSocketChannel] brought.
sealed interface Incoming {
  record Text(String text) implements Incoming {}

  record Binary(Bytes message) implements Incoming {}

  /// The peer closed. Nothing follows.
  ///
  /// @param reason what the peer gave, with everything but letters, digits and hyphens taken out
  record Closed(int code, String reason) implements Incoming {}

  /// The connection is gone without a close, or a message was longer than allowed. Nothing follows.
  record Lost(String reason) implements Incoming {}

  /// Nothing came in the time that was given.
  record Nothing() implements Incoming {}
}
