package org.latchkey.gateway.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.latchkey.protocol.audit.AuditCheck;
import org.latchkey.protocol.audit.AuditHead;
import org.latchkey.protocol.audit.AuditLine;
import org.latchkey.protocol.wire.JsonFields;
import org.latchkey.protocol.wire.MalformedException;

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
    try {
      JsonFields said = JsonFields.read(line, AuditCheck.MAX_LINE);
      return computed.equals(head())
          && said.text("event", 1, 64).equals(event)
          && said.time("time").equals(time);
    } catch (MalformedException _) {
      return false;
    }
  }
}
