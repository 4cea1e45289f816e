package org.latchkey.gateway.relay;

import java.time.Instant;
import org.latchkey.gateway.websocket.Receiver;
import org.latchkey.protocol.relay.RelayRole;

/// Moves binary messages between the two sides of a session, in order and unread. An interface, so
/// that a faster way may take the place of the simple one.
interface Splice {
  /// What is to receive on this side's socket from the moment of splicing.
  Receiver receiver(RelayRole side);

  /// How many bytes this side has sent.
  long bytesFrom(RelayRole side);

  /// Whether, since `then`, nothing moved at all, or a side has taken nothing of what waits for it.
  boolean isStuckSince(Instant then);
}
