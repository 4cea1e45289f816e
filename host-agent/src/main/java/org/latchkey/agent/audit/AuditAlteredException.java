package org.latchkey.agent.audit;

/// The chain of an audit log does not hold. The message says where.
public final class AuditAlteredException extends Exception {
  AuditAlteredException(String message) {
    super(message);
  }
}
