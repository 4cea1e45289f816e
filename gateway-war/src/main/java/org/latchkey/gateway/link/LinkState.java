package org.latchkey.gateway.link;

import java.time.Instant;
import org.latchkey.protocol.identity.ComputerId;
import org.latchkey.protocol.link.LinkNonce;

/// Where a link stands, seen from the gateway.
///
/// | from | on | to |
/// |---|---|---|
/// | `AwaitingHello` | `hello` | `Checking` |
/// | `AwaitingHello` | any other message; 10 s | `Over` |
/// | `Checking` | proved | `Up` |
/// | `Checking` | not proved, any message | `Over` |
/// | `Up` | a message | `Up` |
/// | `Up` | `challenge`, `hello`, `welcome`, `session-offer`; 12 s without a message | `Over` |
sealed interface LinkState {
  /// The challenge is out.
  record AwaitingHello(LinkNonce nonce, Instant opened) implements LinkState {}

  /// Identifier and proof of a hello are being checked.
  record Checking(LinkNonce nonce, Instant opened) implements LinkState {}

  record Up(ComputerId computer, Instant lastHeard) implements LinkState {}

  /// Closed, or to be closed by whoever made this transition.
  record Over() implements LinkState {}
}
