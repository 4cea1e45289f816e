package org.latchkey.gateway.audit;

import jakarta.persistence.EntityManager;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/// Lets tests of other packages have a real audit log. Each event is an entry at once.
public final class AuditForTests {
  public static final Class<?> ENTITY = AuditEntry.class;

  private AuditForTests() {}

  public static Audit audit(EntityManager entities, Clock clock) {
    AuditTable table = new AuditTable(entities, clock);
    return new Audit(new NoTransaction(), new AuditTransactions(table), table);
  }

  private static final class NoTransaction implements TransactionSynchronizationRegistry {
    @Override
    public @Nullable Object getTransactionKey() {
      return null;
    }

    @Override
    public void putResource(Object key, Object value) {
      throw new IllegalStateException("no transaction");
    }

    @Override
    public @Nullable Object getResource(Object key) {
      throw new IllegalStateException("no transaction");
    }

    @Override
    public void registerInterposedSynchronization(Synchronization synchronization) {
      throw new IllegalStateException("no transaction");
    }

    @Override
    public int getTransactionStatus() {
      return Status.STATUS_NO_TRANSACTION;
    }

    @Override
    public void setRollbackOnly() {
      throw new IllegalStateException("no transaction");
    }

    @Override
    public boolean getRollbackOnly() {
      throw new IllegalStateException("no transaction");
    }
  }
}
