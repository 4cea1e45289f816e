package org.latchkey.agent.link;

import java.util.Optional;
import org.latchkey.agent.Texts;
import org.latchkey.protocol.fault.Fault;

/// A link is to be closed, or was: the peer broke a rule, fell silent, or closed it.
final class LinkClosedException extends Exception {
  private final Optional<Fault> ours;
  private final boolean refused;

  private LinkClosedException(Optional<Fault> ours, boolean refused, String reason) {
    super(reason);
    this.ours = ours;
    this.refused = refused;
  }

  /// This side closes.
  LinkClosedException(Fault fault, String reason) {
    this(Optional.of(fault), false, reason);
  }

  /// The peer closed.
  static LinkClosedException byPeer(Incoming.Closed closed) {
    return new LinkClosedException(
        Optional.empty(),
        closed.code() == Fault.UNAUTHENTICATED.closeCode(),
        "the gateway closed with " + closed.code() + " " + closed.reason());
  }

  /// What this side closes with; nothing when the peer closed.
  Optional<Fault> ours() {
    return ours;
  }

  LinkEnd.Cause endCause() {
    return refused ? LinkEnd.Cause.REFUSED : LinkEnd.Cause.LOST;
  }

  String reason() {
    return Texts.reason(this);
  }
}
