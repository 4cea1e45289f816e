package org.latchkey.gateway.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.latchkey.protocol.audit.AuditHead;
import org.latchkey.protocol.audit.AuditLine;

/// One line of the log and its hash. The hash is kept so that an altered last line shows, too.
@Entity
@Immutable
@Table(name = "audit_entry")
class AuditEntry {
  @Id private long n;

  @Column(nullable = false)
  private Instant time;

  @Column(nullable = false, length = 64)
  private String event;

  @Column(nullable = false, length = 65536)
  private String line;

  @Column(nullable = false, length = 43)
  private String hash;

  /// For Hibernate, which fills the fields.
  @SuppressWarnings("NullAway.Init")
  AuditEntry() {}

  AuditEntry(AuditLine line) {
    this.n = line.head().n();
    this.time = line.time();
    this.event = line.event();
    this.line = line.text();
    this.hash = line.head().hash();
  }

  AuditHead head() {
    return new AuditHead(n, hash);
  }

  String line() {
    return line;
  }

  /// Whether the columns beside the line say what the line says.
  boolean agreesWith(AuditHead computed) {
    return computed.equals(head());
  }
}
