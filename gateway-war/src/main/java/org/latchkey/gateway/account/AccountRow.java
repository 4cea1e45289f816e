package org.latchkey.gateway.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.latchkey.protocol.identity.AccountId;

/// An account in the database.
@Entity
@Table(name = "account")
class AccountRow {
  @Id
  @Column(length = 32)
  private String id;

  @Column(nullable = false, length = 254)
  private String email;

  @Column(name = "email_key", nullable = false, length = 254)
  private String emailKey;

  @Column(name = "password_hash", nullable = false)
  private String passwordHash;

  @Column(name = "is_owner", nullable = false)
  private boolean owner;

  @Column(nullable = false)
  private Instant created;

  /// For Hibernate, which fills the fields.
  @SuppressWarnings("NullAway.Init")
  AccountRow() {}

  AccountRow(Account account, Email email, StoredHash hash, Instant created) {
    this.id = account.id().hex();
    this.email = email.text();
    this.emailKey = email.key();
    this.passwordHash = hash.phc();
    this.owner = account.owner();
    this.created = created;
  }

  Account account() {
    return new Account(new AccountId(id), email, owner);
  }

  StoredHash passwordHash() {
    return StoredHash.parse(passwordHash);
  }
}
