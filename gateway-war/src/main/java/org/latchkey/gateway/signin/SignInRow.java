package org.latchkey.gateway.signin;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.latchkey.protocol.identity.AccountId;

/// An open sign-in in the database.
@Entity
@Table(name = "sign_in")
class SignInRow {
  @Id
  @Column(name = "id_hash", length = 43)
  private String idHash;

  @Column(name = "account_id", nullable = false, length = 32)
  private String accountId;

  @Column(nullable = false, length = 100)
  private String factors;

  @Column(nullable = false, length = 45)
  private String address;

  @Column(nullable = false)
  private Instant created;

  @Column(name = "last_used", nullable = false)
  private Instant lastUsed;

  /// For Hibernate, which fills the fields.
  @SuppressWarnings("NullAway.Init")
  SignInRow() {}

  SignInRow(
      SessionId id, AccountId account, List<Factor> factors, String address, Instant created) {
    this.idHash = id.hash();
    this.accountId = account.hex();
    this.factors = Factor.written(factors);
    this.address = address;
    this.created = created;
    this.lastUsed = created;
  }

  String idHash() {
    return idHash;
  }

  AccountId accountId() {
    return new AccountId(accountId);
  }

  List<Factor> factors() {
    return Factor.read(factors);
  }

  String address() {
    return address;
  }

  Instant created() {
    return created;
  }

  Instant lastUsed() {
    return lastUsed;
  }
}
