package org.latchkey.gateway.computer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.latchkey.protocol.identity.AccountId;
import org.latchkey.protocol.identity.ComputerId;
import org.latchkey.protocol.wire.Bytes;

/// The computers in the database.
@ApplicationScoped
public class Computers {
  private static final Comparator<Computer> BY_NAME =
      Comparator.comparing((Computer computer) -> computer.name().text().toLowerCase(Locale.ROOT))
          .thenComparing(computer -> computer.name().text())
          .thenComparing(computer -> computer.id().hex());

  private final EntityManager entities;
  private final Clock clock;

  @Inject
  Computers(EntityManager entities, Clock clock) {
    this.entities = entities;
    this.clock = clock;
  }

  @Transactional
  public Optional<Computer> find(ComputerId id) {
    return Optional.ofNullable(entities.find(ComputerRow.class, id.hex()))
        .map(ComputerRow::computer);
  }

  /// The computer, if it is this account's.
  @Transactional
  public Optional<Computer> find(ComputerId id, AccountId account) {
    return find(id).filter(computer -> computer.account().equals(account));
  }

  /// This account's computers in the order of their names.
  @Transactional
  public List<Computer> of(AccountId account) {
    return entities
        .createQuery("select c from ComputerRow c where c.accountId = :account", ComputerRow.class)
        .setParameter("account", account.hex())
        .getResultStream()
        .map(ComputerRow::computer)
        .sorted(BY_NAME)
        .toList();
  }

  /// Adds a computer; part of the caller's transaction.
  @Transactional(Transactional.TxType.MANDATORY)
  public void add(Computer computer) {
    entities.persist(new ComputerRow(computer, now()));
  }

  /// Puts the hash of a new identifier in place of the old one; part of the caller's transaction.
  @Transactional(Transactional.TxType.MANDATORY)
  public void replaceIdentifier(ComputerId id, Bytes hash) {
    entities.find(ComputerRow.class, id.hex()).identifierHash(hash);
  }

  /// Notes that the computer is, or was until now, online.
  @Transactional
  public void seen(ComputerId id) {
    entities
        .createQuery("update ComputerRow c set c.lastSeen = :now where c.id = :id")
        .setParameter("now", now())
        .setParameter("id", id.hex())
        .executeUpdate();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
