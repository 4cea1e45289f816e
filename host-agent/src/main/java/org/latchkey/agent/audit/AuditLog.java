package org.latchkey.agent.audit;

import java.io.IOException;
import org.latchkey.protocol.audit.AuditEvent;

/// Where events go. Any thread may append; the order of the log is the order of the calls' success.
public interface AuditLog {
  /// Adds an event. After the return it is on disk.
  ///
  /// @throws IOException when it could not be written, and then it is not in the log. Whoever was
  ///   about to act on it must not: fail closed
  void append(AuditEvent event) throws IOException;
}
