package org.latchkey.gateway.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.latchkey.protocol.audit.AuditBreak;
import org.latchkey.protocol.audit.AuditCheck;
import org.latchkey.protocol.audit.AuditEvent;
import org.latchkey.protocol.audit.AuditHead;
import org.latchkey.protocol.audit.AuditLine;

/// The table `audit_entry`: adding to the chain, and recomputing it. The caller has a transaction.
@ApplicationScoped
class AuditTable {
  private static final int PAGE = 500;

  private final EntityManager entities;
  private final Clock clock;

  @Inject
  AuditTable(EntityManager entities, Clock clock) {
    this.entities = entities;
    this.clock = clock;
  }

  /// Adds these events in their order. Other writers wait from here until the transaction ends, so
  /// it is the last thing that a transaction does; what it changed before is written out first, so
  /// that nobody waits for a row while others wait for the log.
  void append(List<AuditEvent> events) {
    entities.flush();
    entities
        .createNativeQuery("select id from audit_writer where id = 1 for update")
        .getSingleResult();
    AuditHead head = head();
    Instant now = clock.instant();
    for (AuditEvent event : events) {
      AuditLine line = head.line(event, now);
      entities.persist(new AuditEntry(line));
      head = line.head();
    }
    entities.flush();
  }

  AuditHead head() {
    return entities
        .createQuery("select e from AuditEntry e order by e.n desc", AuditEntry.class)
        .setMaxResults(1)
        .getResultStream()
        .findFirst()
        .map(AuditEntry::head)
        .orElse(AuditHead.EMPTY);
  }

  /// Recomputes the chain after entry number `after` (0 for all of it); that entry itself is
  /// believed.
  Verdict check(long after) {
    AuditCheck check = new AuditCheck(after == 0 ? AuditHead.EMPTY : at(after));
    Optional<AuditBreak> broken = Optional.empty();
    List<AuditEntry> page = page(check.head().n());
    while (!page.isEmpty() && broken.isEmpty()) {
      for (AuditEntry entry : page) {
        broken = next(check, entry);
        if (broken.isPresent()) {
          break;
        }
      }
      entities.clear();
      page = broken.isEmpty() ? page(check.head().n()) : List.of();
    }
    return new Verdict(check.head(), broken);
  }

  private static Optional<AuditBreak> next(AuditCheck check, AuditEntry entry) {
    long line = check.head().n() + 1;
    Optional<AuditBreak> broken = check.next(entry.line().getBytes(UTF_8));
    if (broken.isEmpty() && !entry.agreesWith(check.head())) {
      return Optional.of(new AuditBreak(line, AuditBreak.Reason.WRONG_PREVIOUS));
    }
    return broken;
  }

  private AuditHead at(long n) {
    return Optional.ofNullable(entities.find(AuditEntry.class, n))
        .map(AuditEntry::head)
        .orElse(AuditHead.EMPTY);
  }

  private List<AuditEntry> page(long after) {
    return entities
        .createQuery("select e from AuditEntry e where e.n > :after order by e.n", AuditEntry.class)
        .setParameter("after", after)
        .setMaxResults(PAGE)
        .getResultList();
  }

  /// How far the log is unaltered, and the first entry that does not fit, if there is one.
  record Verdict(AuditHead unalteredUpTo, Optional<AuditBreak> broken) {}
}
