package org.latchkey.gateway.relay;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;
import org.latchkey.protocol.identity.AccountId;
import org.latchkey.protocol.identity.ComputerId;
import org.latchkey.protocol.identity.SessionId;
import org.latchkey.protocol.relay.RelayRole;
import org.latchkey.protocol.relay.RelayToken;
import org.latchkey.protocol.wire.Bytes;

/// Who may join the relay of one session: a token for each role, each good once, both until
/// `expires` (`docs/protocol.md` §7). A value: joining gives the next one.
///
/// From → to: nobody joined → one joined → both joined, which is the last; refused by the host at
/// any time before → refused, which is the last too.
record Pairing(
    SessionId session,
    AccountId account,
    ComputerId computer,
    Bytes browserTokenHash,
    Bytes hostTokenHash,
    Instant expires,
    boolean browserJoined,
    boolean hostJoined,
    boolean refused) {

  /// What became of an attempt to join.
  sealed interface Attempt {
    record Joined(Pairing next) implements Attempt {}

    /// The host had said no before.
    record HostRefused() implements Attempt {}

    /// Not let in.
    ///
    /// @param reason for the audit log; the peer hears the same words for each
    record Refused(Reason reason) implements Attempt {}
  }

  /// Why a token is not good. Never told to the peer.
  enum Reason {
    UNKNOWN_SESSION,
    WRONG_TOKEN,
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
        session, account, computer, browser.hash(), host.hash(), expires, false, false, false);
  }

  /// An attempt with `token`; `account` is who is signed in, for the browser's role.
  Attempt join(RelayRole role, RelayToken token, Optional<AccountId> account, Instant now) {
    Bytes offered = token.hash();
    if (!same(offered, hashFor(role))) {
      return new Attempt.Refused(
          same(offered, hashFor(role.other())) ? Reason.OTHER_ROLE : Reason.WRONG_TOKEN);
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
    return refused ? new Attempt.HostRefused() : new Attempt.Joined(with(role));
  }

  boolean isComplete() {
    return browserJoined && hostJoined;
  }

  Pairing refusedByHost() {
    return copy(browserJoined, hostJoined, true);
  }

  private Pairing with(RelayRole role) {
    return copy(
        browserJoined || role == RelayRole.BROWSER, hostJoined || role == RelayRole.HOST, false);
  }

  private Pairing copy(boolean browser, boolean host, boolean no) {
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
