package org.latchkey.agent.link;

import java.time.Instant;

/// Whether the link is up.
public sealed interface LinkState {
  /// From `welcome` to close.
  record Online(Instant since) implements LinkState {}

  /// Not connected, and trying.
  ///
  /// @param reason why, for people
  record Offline(Instant since, String reason) implements LinkState {}

  Instant since();
}
