package org.latchkey.gateway.signin;

import org.latchkey.protocol.identity.AccountId;

/// A CDI event: this sign-in is over and its row is gone. Whatever was open in its name (relays,
/// sessions being offered) closes with `unauthenticated`, except after `IDLE`, since someone who
/// only looks at a screen makes no requests.
public record SignInEnded(String idHash, AccountId account, Reason reason) {
  /// Why it ended.
  public enum Reason {
    SIGNED_OUT,
    /// The same browser signed in again.
    REPLACED,
    /// 12 hours have gone by.
    TIME_LIMIT,
    /// 30 minutes without a request.
    IDLE
  }
}
