package org.latchkey.gateway.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.latchkey.gateway.account.Account;
import org.latchkey.gateway.account.Accounts;

/// The sign-ins that are open, in the database: begun, found by the secret in a cookie, ended.
@ApplicationScoped
public class SignIns {
  private final EntityManager entities;
  private final Accounts accounts;
  private final SecureRandom random;
  private final Clock clock;

  @Inject
  SignIns(EntityManager entities, Accounts accounts, SecureRandom random, Clock clock) {
    this.entities = entities;
    this.accounts = accounts;
    this.random = random;
    this.clock = clock;
  }

  /// Begins a sign-in under a new id.
  @Transactional
  public SessionId begin(Account account, List<Factor> factors, String address) {
    SessionId id = SessionId.random(random);
    entities.persist(new SignInRow(id, account.id(), factors, address, now()));
    return id;
  }

  /// The sign-in with this secret, if it is good now. Counts as a use of it.
  @Transactional
  public Optional<SignedIn> use(SessionId id) {
    Instant now = now();
    Optional<SignInRow> row =
        Optional.ofNullable(entities.find(SignInRow.class, id.hash()))
            .filter(found -> isGood(found, now));
    Optional<SignedIn> signedIn = row.flatMap(this::signedIn);
    row.filter(found -> SignInLimits.worthWriting(found.lastUsed(), now))
        .ifPresent(found -> writeUse(found, now));
    return signedIn;
  }

  /// Ends the sign-in with this secret, good or not.
  @Transactional
  public Optional<SignInEnded> end(SessionId id, SignInEnded.Reason reason) {
    return Optional.ofNullable(entities.find(SignInRow.class, id.hash()))
        .flatMap(row -> remove(row, reason));
  }

  /// Removes at most `limit` rows that are over.
  @Transactional
  public List<SignInEnded> sweep(int limit) {
    Instant now = now();
    return entities
        .createQuery(
            "select s from SignInRow s where s.created <= :oldest or s.lastUsed <= :unused",
            SignInRow.class)
        .setParameter("oldest", now.minus(SignInLimits.ABSOLUTE))
        .setParameter("unused", now.minus(SignInLimits.IDLE))
        .setMaxResults(limit)
        .getResultList()
        .stream()
        .flatMap(row -> over(row, now).flatMap(reason -> remove(row, reason)).stream())
        .toList();
  }

  private Optional<SignedIn> signedIn(SignInRow row) {
    return accounts
        .find(row.accountId())
        .map(account ->
            new SignedIn(
                row.idHash(),
                account,
                row.factors(),
                row.address(),
                SignInLimits.ends(row.created())));
  }

  private void writeUse(SignInRow row, Instant now) {
    entities
        .createQuery(
            "update SignInRow s set s.lastUsed = :now where s.idHash = :id and s.lastUsed < :now")
        .setParameter("now", now)
        .setParameter("id", row.idHash())
        .executeUpdate();
  }

  /// Empty when another request removed the row first.
  private Optional<SignInEnded> remove(SignInRow row, SignInEnded.Reason reason) {
    int removed =
        entities
            .createQuery("delete from SignInRow s where s.idHash = :id")
            .setParameter("id", row.idHash())
            .executeUpdate();
    entities.detach(row);
    return removed == 0
        ? Optional.empty()
        : Optional.of(new SignInEnded(row.idHash(), row.accountId(), reason));
  }

  private static boolean isGood(SignInRow row, Instant now) {
    return over(row, now).isEmpty();
  }

  private static Optional<SignInEnded.Reason> over(SignInRow row, Instant now) {
    return SignInLimits.over(row.created(), row.lastUsed(), now);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
