package org.latchkey.gateway.relay;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.identity.AccountId;
import org.latchkey.protocol.identity.ComputerId;
import org.latchkey.protocol.identity.SessionId;
import org.latchkey.protocol.relay.JoinMessage;
import org.latchkey.protocol.relay.RelayRole;
import org.latchkey.protocol.relay.RelayToken;
import org.latchkey.protocol.wire.Bytes;

/// Who may join one relay: a token for each role, each good once, both until `expires`
/// (`docs/protocol.md` §7). A value: joining gives the next one.
///
/// From → to: nobody joined → one joined → both joined, which is the last; refused by the host at
/// any time before → refused, which is the last too.
///
/// @param refused what the browser learns when the host has said no
record Pairing(
    SessionId session,
    AccountId account,
    ComputerId computer,
    Bytes browserTokenHash,
    Bytes hostTokenHash,
    Instant expires,
    boolean browserJoined,
    boolean hostJoined,
    Optional<Fault> refused) {

  /// What became of an attempt to join.
  sealed interface Attempt {
    record Joined(Pairing next) implements Attempt {}

    /// The host had said no before.
    record HostRefused(Fault fault) implements Attempt {}

    /// Not let in.
    ///
    /// @param reason for the audit log; the peer hears the same words for each
    record Refused(Reason reason) implements Attempt {}
  }

  /// Why a token is not good. Never told to the peer.
  enum Reason {
    UNKNOWN_TOKEN,
    OTHER_SESSION,
    OTHER_ROLE,
    OTHER_ACCOUNT,
    USED,
    EXPIRED,
    MALFORMED
  }

  static Pairing waiting(
      SessionId session,
      AccountId account,
      ComputerId computer,
      RelayToken browser,
      RelayToken host,
      Instant expires) {
    return new Pairing(
        session,
        account,
        computer,
        browser.hash(),
        host.hash(),
        expires,
        false,
        false,
        Optional.empty());
  }

  RelayId relay() {
    return new RelayId(browserTokenHash.toHex());
  }

  /// An attempt of `role`, with one of the two tokens; `account` is who is signed in, for the
  /// browser's role.
  Attempt join(RelayRole role, JoinMessage join, Optional<AccountId> account, Instant now) {
    if (!same(join.token().hash(), hashFor(role))) {
      return new Attempt.Refused(Reason.OTHER_ROLE);
    }
    if (!join.session().equals(session)) {
      return new Attempt.Refused(Reason.OTHER_SESSION);
    }
    if (role == RelayRole.BROWSER && !account.equals(Optional.of(this.account))) {
      return new Attempt.Refused(Reason.OTHER_ACCOUNT);
    }
    if (hasJoined(role)) {
      return new Attempt.Refused(Reason.USED);
    }
    if (!now.isBefore(expires)) {
      return new Attempt.Refused(Reason.EXPIRED);
    }
    return refused
        .<Attempt>map(Attempt.HostRefused::new)
        .orElseGet(() -> new Attempt.Joined(with(role)));
  }

  boolean isComplete() {
    return browserJoined && hostJoined;
  }

  Pairing refusedByHost(Fault fault) {
    return copy(browserJoined, hostJoined, Optional.of(fault));
  }

  private Pairing with(RelayRole role) {
    return copy(
        browserJoined || role == RelayRole.BROWSER, hostJoined || role == RelayRole.HOST, refused);
  }

  private Pairing copy(boolean browser, boolean host, Optional<Fault> no) {
    return new Pairing(
        session, account, computer, browserTokenHash, hostTokenHash, expires, browser, host, no);
  }

  private boolean hasJoined(RelayRole role) {
    return switch (role) {
      case BROWSER -> browserJoined;
      case HOST -> hostJoined;
    };
  }

  private Bytes hashFor(RelayRole role) {
    return switch (role) {
      case BROWSER -> browserTokenHash;
      case HOST -> hostTokenHash;
    };
  }

  private static boolean same(Bytes one, Bytes other) {
    return MessageDigest.isEqual(one.toArray(), other.toArray());
  }
}
