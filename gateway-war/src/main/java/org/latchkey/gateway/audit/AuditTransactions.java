package org.latchkey.gateway.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import org.latchkey.protocol.audit.AuditEvent;

/// The log's own transactions, for what happens outside of any other.
@ApplicationScoped
class AuditTransactions {
  private final AuditTable table;

  @Inject
  AuditTransactions(AuditTable table) {
    this.table = table;
  }

  @Transactional
  void append(List<AuditEvent> events) {
    table.append(events);
  }

  @Transactional
  AuditTable.Verdict check(long newest) {
    return table.check(Math.max(0, table.head().n() - newest));
  }
}
