package org.latchkey.agent.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.latchkey.protocol.audit.AuditEvent;

/// An audit log in memory, for tests of those who write into one; it can be told to fail.
public final class RememberedAudit implements AuditLog {
  private final List<AuditEvent> events = new ArrayList<>();
  private boolean full;

  @Override
  public synchronized void append(AuditEvent event) throws IOException {
    if (full) {
      throw new IOException("No space left on device");
    }
    events.add(event);
  }

  /// From now on nothing can be written.
  public synchronized void fill() {
    full = true;
  }

  /// The names of the events, in order.
  public synchronized List<String> names() {
    return events.stream().map(AuditEvent::name).toList();
  }

  /// The events, as `name {fields}`.
  public synchronized List<String> lines() {
    return events.stream().map(AuditEvent::toString).toList();
  }
}
