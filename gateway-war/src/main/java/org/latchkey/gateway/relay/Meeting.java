package org.latchkey.gateway.relay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.latchkey.gateway.signin.SignedIn;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.identity.AccountId;
import org.latchkey.protocol.identity.ComputerId;
import org.latchkey.protocol.identity.SessionId;
import org.latchkey.protocol.relay.RelayRole;

/// One relay of a session on this node, from the offer until it has ended: who has come, and what
/// joins them. Guarded by the lock of [Relays].
final class Meeting {
  private final RelayId relay;
  private final SessionId session;
  private final ComputerId computer;
  private final SignedIn asker;
  private final Instant joinBy;
  private @Nullable RelaySide browser;
  private @Nullable RelaySide host;
  private @Nullable Splice splice;
  private Optional<Fault> refused = Optional.empty();
  private boolean over;

  /// @param asker who asked for the session
  /// @param joinBy when a meeting that is not complete is over
  Meeting(RelayId relay, SessionId session, ComputerId computer, SignedIn asker, Instant joinBy) {
    this.relay = relay;
    this.session = session;
    this.computer = computer;
    this.asker = asker;
    this.joinBy = joinBy;
  }

  RelayId relay() {
    return relay;
  }

  SessionId session() {
    return session;
  }

  ComputerId computer() {
    return computer;
  }

  SignedIn asker() {
    return asker;
  }

  AccountId account() {
    return asker.account().id();
  }

  Instant joinBy() {
    return joinBy;
  }

  void come(RelaySide side) {
    switch (side.role()) {
      case BROWSER -> browser = side;
      case HOST -> host = side;
    }
  }

  Optional<RelaySide> side(RelayRole role) {
    return switch (role) {
      case BROWSER -> Optional.ofNullable(browser);
      case HOST -> Optional.ofNullable(host);
    };
  }

  List<RelaySide> sides() {
    List<RelaySide> here = new ArrayList<>();
    side(RelayRole.BROWSER).ifPresent(here::add);
    side(RelayRole.HOST).ifPresent(here::add);
    return here;
  }

  void splice(Splice joined) {
    splice = joined;
  }

  Optional<Splice> splice() {
    return Optional.ofNullable(splice);
  }

  /// The host does not come. A browser that its token has admitted already may still be on its way
  /// here.
  void refuse(Fault fault) {
    refused = Optional.of(fault);
  }

  /// What its browser learns when the host does not come.
  Optional<Fault> refused() {
    return refused;
  }

  /// Marks it over; false when it was already.
  boolean end() {
    boolean first = !over;
    over = true;
    return first;
  }

  boolean isOver() {
    return over;
  }
}
