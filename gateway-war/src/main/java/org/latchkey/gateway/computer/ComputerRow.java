package org.latchkey.gateway.computer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.latchkey.protocol.enrollment.ComputerName;
import org.latchkey.protocol.identity.AccountId;
import org.latchkey.protocol.identity.ChannelKey;
import org.latchkey.protocol.identity.ComputerId;
import org.latchkey.protocol.identity.HostKeys;
import org.latchkey.protocol.identity.SigningKey;
import org.latchkey.protocol.wire.Base64Url;
import org.latchkey.protocol.wire.Bytes;
import org.latchkey.protocol.wire.MalformedException;

/// A computer in the database.
@Entity
@Table(name = "computer")
class ComputerRow {
  @Id
  @Column(length = 32)
  private String id;

  @Column(name = "account_id", nullable = false, length = 32)
  private String accountId;

  @Column(nullable = false, length = 128)
  private String name;

  @Column(name = "signing_key", nullable = false, length = 43)
  private String signingKey;

  @Column(name = "channel_key", nullable = false, length = 43)
  private String channelKey;

  @Column(name = "identifier_hash", nullable = false, length = 43)
  private String identifierHash;

  @Column(nullable = false)
  private Instant enrolled;

  @Column(name = "last_seen")
  private @Nullable Instant lastSeen;

  /// For Hibernate, which fills the fields.
  @SuppressWarnings("NullAway.Init")
  ComputerRow() {}

  ComputerRow(Computer computer, Instant enrolled) {
    this.id = computer.id().hex();
    this.accountId = computer.account().hex();
    this.name = computer.name().text();
    this.signingKey = Base64Url.encode(computer.keys().signingKey().raw());
    this.channelKey = Base64Url.encode(computer.keys().channelKey().raw());
    this.identifierHash = Base64Url.encode(computer.identifierHash());
    this.enrolled = enrolled;
  }

  void identifierHash(Bytes hash) {
    this.identifierHash = Base64Url.encode(hash);
  }

  /// @throws IllegalStateException when the row was altered into something else
  Computer computer() {
    try {
      return new Computer(
          new ComputerId(id),
          new AccountId(accountId),
          new ComputerName(name),
          new HostKeys(
              new SigningKey(Base64Url.decode(signingKey)),
              new ChannelKey(Base64Url.decode(channelKey))),
          Base64Url.decode(identifierHash),
          Optional.ofNullable(lastSeen));
    } catch (MalformedException e) {
      throw new IllegalStateException("the row of computer " + id + " is damaged", e);
    }
  }
}
