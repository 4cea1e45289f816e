package org.latchkey.gateway.setup;

import org.latchkey.protocol.identity.AccountId;

/// A CDI event, once in a gateway's life and inside the transaction that makes its first account:
/// this enrollment code is to be made as well. Whoever keeps enrollment codes listens.
public record FirstEnrollmentCode(AccountId account, String code) {
  @Override
  public String toString() {
    return "FirstEnrollmentCode";
  }
}
