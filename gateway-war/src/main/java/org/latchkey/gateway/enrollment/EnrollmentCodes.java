package org.latchkey.gateway.enrollment;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.latchkey.gateway.audit.Audit;
import org.latchkey.gateway.setup.FirstEnrollmentCode;
import org.latchkey.gateway.setup.GatewaySecrets;
import org.latchkey.protocol.audit.AuditEvent;
import org.latchkey.protocol.enrollment.EnrollmentCode;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.fault.FaultException;
import org.latchkey.protocol.identity.AccountId;
import org.latchkey.protocol.wire.Base64Url;
import org.latchkey.protocol.wire.Bytes;
import org.latchkey.protocol.wire.MalformedException;

/// Enrollment codes: made, found by their text, and thrown away when they are over.
@ApplicationScoped
class EnrollmentCodes {
  private static final Duration LIFE = Duration.ofHours(1);

  /// Tuning: how many of one account may be unused at once.
  private static final int MOST_UNUSED = 200;

  private final EntityManager entities;
  private final GatewaySecrets secrets;
  private final SecureRandom random;
  private final Clock clock;
  private final Audit audit;

  @Inject
  EnrollmentCodes(
      EntityManager entities,
      GatewaySecrets secrets,
      SecureRandom random,
      Clock clock,
      Audit audit) {
    this.entities = entities;
    this.secrets = secrets;
    this.random = random;
    this.clock = clock;
    this.audit = audit;
  }

  /// Makes a new code.
  ///
  /// @throws FaultException `too-many` when the account has 200 that are unused and still good
  @Transactional
  Made make(AccountId account) throws FaultException {
    if (unused(account) >= MOST_UNUSED) {
      throw new FaultException(Fault.TOO_MANY, "too many codes are unused");
    }
    EnrollmentCode code = EnrollmentCode.random(random);
    return new Made(code, keep(code, account));
  }

  /// Keeps the code that stood in `first-account.json`, in the transaction that makes the account.
  void first(@Observes FirstEnrollmentCode first) {
    try {
      keep(EnrollmentCode.parse(first.code()), first.account());
    } catch (MalformedException e) {
      throw new IllegalArgumentException("enrollmentCode in first-account.json is none", e);
    }
  }

  private Instant keep(EnrollmentCode code, AccountId account) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    entities
        .createQuery("delete from CodeRow c where c.expires < :now")
        .setParameter("now", now)
        .executeUpdate();
    entities.persist(new CodeRow(hash(code), account, now.plus(LIFE)));
    audit.write(AuditEvent.of("enrollment.code-made").with("account", account.hex()));
    return now.plus(LIFE);
  }

  private long unused(AccountId account) {
    return entities
        .createQuery(
            "select count(c) from CodeRow c"
                + " where c.accountId = :account and c.computerId is null and c.expires > :now",
            Long.class)
        .setParameter("account", account.hex())
        .setParameter("now", clock.instant())
        .getSingleResult();
  }

  /// The row of this code, for this transaction alone, so that two hosts cannot use it at once.
  @Transactional(Transactional.TxType.MANDATORY)
  Optional<CodeRow> take(EnrollmentCode code) {
    return Optional.ofNullable(
        entities.find(CodeRow.class, hash(code), LockModeType.PESSIMISTIC_WRITE));
  }

  private String hash(EnrollmentCode code) {
    byte[] text = code.secret().getBytes(US_ASCII);
    return Base64Url.encode(Bytes.view(secrets.peppered("enrollment-code", text)));
  }

  /// A new code and when it expires.
  record Made(EnrollmentCode code, Instant expires) {}
}
