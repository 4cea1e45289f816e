package org.latchkey.gateway.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.latchkey.protocol.identity.AccountId;

/// The accounts in the database. Hashing is not done here, so that no transaction waits for it.
@ApplicationScoped
public class Accounts {
  private final EntityManager entities;
  private final SecureRandom random;
  private final Clock clock;

  @Inject
  Accounts(EntityManager entities, SecureRandom random, Clock clock) {
    this.entities = entities;
    this.random = random;
    this.clock = clock;
  }

  @Transactional
  public Optional<Account> find(AccountId id) {
    return Optional.ofNullable(entities.find(AccountRow.class, id.hex())).map(AccountRow::account);
  }

  @Transactional
  public boolean isEmpty() {
    return entities
            .createQuery("select count(a) from AccountRow a", Long.class)
            .getSingleResult()
            .longValue()
        == 0;
  }

  /// Adds an account. The database refuses a second one with the same address.
  @Transactional
  Account add(Email email, StoredHash hash, boolean owner) {
    Account account = new Account(AccountId.random(random), email.text(), owner);
    entities.persist(
        new AccountRow(account, email, hash, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    entities.flush();
    return account;
  }

  @Transactional
  Optional<WithHash> withHash(Email email) {
    return entities
        .createQuery("select a from AccountRow a where a.emailKey = :key", AccountRow.class)
        .setParameter("key", email.key())
        .getResultStream()
        .findFirst()
        .map(row -> new WithHash(row.account(), row.passwordHash()));
  }

  /// Puts a new hash of the same password in place of the old one, unless that was changed
  /// meanwhile.
  @Transactional
  void replaceHash(AccountId id, StoredHash old, StoredHash fresh) {
    entities
        .createQuery(
            "update AccountRow a set a.passwordHash = :fresh"
                + " where a.id = :id and a.passwordHash = :old")
        .setParameter("fresh", fresh.phc())
        .setParameter("id", id.hex())
        .setParameter("old", old.phc())
        .executeUpdate();
  }

  /// An account and what its password must fit.
  record WithHash(Account account, StoredHash hash) {}
}
