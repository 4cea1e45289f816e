package org.latchkey.gateway.enrollment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.latchkey.protocol.identity.AccountId;
import org.latchkey.protocol.identity.ComputerId;

/// An enrollment code in the database.
@Entity
@Table(name = "enrollment_code")
class CodeRow {
  @Id
  @Column(name = "code_hash", length = 43)
  private String codeHash;

  @Column(name = "account_id", nullable = false, length = 32)
  private String accountId;

  @Column(nullable = false)
  private Instant expires;

  @Column(name = "computer_id", length = 32)
  private @Nullable String computerId;

  /// For Hibernate, which fills the fields.
  @SuppressWarnings("NullAway.Init")
  CodeRow() {}

  CodeRow(String codeHash, AccountId account, Instant expires) {
    this.codeHash = codeHash;
    this.accountId = account.hex();
    this.expires = expires;
  }

  AccountId account() {
    return new AccountId(accountId);
  }

  boolean isExpired(Instant now) {
    return !now.isBefore(expires);
  }

  /// The computer that was enrolled with it, if one was.
  Optional<ComputerId> computer() {
    return Optional.ofNullable(computerId).map(ComputerId::new);
  }

  void usedFor(ComputerId computer) {
    this.computerId = computer.hex();
  }
}
