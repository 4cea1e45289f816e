package org.latchkey.gateway.signin;

import java.time.Instant;
import java.util.List;
import org.latchkey.gateway.account.Account;

/// A sign-in that is good at this moment.
///
/// @param idHash names it, and is no secret: relays and waiting sessions are tied to it
/// @param ends when it ends at the latest, whatever is done with it
public record SignedIn(
    String idHash, Account account, List<Factor> factors, String address, Instant ends) {
  /// The factors by name, as tickets and the audit log have them.
  public List<String> factorNames() {
    return factors.stream().map(Factor::id).toList();
  }
}
