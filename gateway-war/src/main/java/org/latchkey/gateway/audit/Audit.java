package org.latchkey.gateway.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.latchkey.protocol.audit.AuditBreak;
import org.latchkey.protocol.audit.AuditEvent;

/// Where everything that a person or host did is written down.
///
/// Inside a transaction an event becomes part of it: it is added as the transaction's last act, and
/// when it cannot be added the transaction fails, so that nothing happens without its entry.
/// Outside of one it has a transaction of its own. So an event about a *refusal* is written where
/// no transaction is, or where it will be committed.
@ApplicationScoped
public class Audit {
  private final TransactionSynchronizationRegistry transactions;
  private final AuditTransactions own;
  private final AuditTable table;

  @Inject
  Audit(TransactionSynchronizationRegistry transactions, AuditTransactions own, AuditTable table) {
    this.transactions = transactions;
    this.own = own;
    this.table = table;
  }

  /// Writes this down; a secret is never a field of it.
  public void write(AuditEvent event) {
    if (transactions.getTransactionStatus() == Status.STATUS_NO_TRANSACTION) {
      own.append(List.of(event));
    } else if (transactions.getResource(Pending.class) instanceof Pending pending) {
      pending.events.add(event);
    } else {
      Pending pending = new Pending(event);
      transactions.putResource(Pending.class, pending);
      transactions.registerInterposedSynchronization(pending);
    }
  }

  /// Recomputes the chain, for the newest `entries` of the log.
  ///
  /// @return what did not fit, or empty when all did
  public Optional<AuditBreak> check(long entries) {
    return own.check(entries).broken();
  }

  /// The events of one transaction.
  private final class Pending implements Synchronization {
    private final List<AuditEvent> events = new ArrayList<>();

    Pending(AuditEvent first) {
      events.add(first);
    }

    @Override
    public void beforeCompletion() {
      table.append(events);
    }

    @Override
    public void afterCompletion(int status) {
      events.clear();
    }
  }
}
