package org.latchkey.gateway.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.latchkey.protocol.audit.AuditEvent;

/// Writes down refusals that anybody can cause without having shown who they are: at most 120 a
/// minute, so that strangers cannot fill the log. The next one written says how many were left out.
@ApplicationScoped
public class RefusalAudit {
  private static final int MOST_IN_WINDOW = 120;
  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final Audit audit;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private Instant windowStart = Instant.EPOCH;
  private int written;
  private long leftOut;

  @Inject
  RefusalAudit(Audit audit, Clock clock) {
    this.audit = audit;
    this.clock = clock;
  }

  public void write(AuditEvent event) {
    long before = admit();
    if (before >= 0) {
      audit.write(before == 0 ? event : event.with("leftOutBefore", before));
    }
  }

  /// How many were left out before this one, or -1 when this one is left out too.
  private long admit() {
    lock.lock();
    try {
      Instant now = clock.instant();
      if (now.isAfter(windowStart.plus(WINDOW))) {
        windowStart = now;
        written = 0;
      }
      if (written >= MOST_IN_WINDOW) {
        leftOut++;
        return -1;
      }
      written++;
      long before = leftOut;
      leftOut = 0;
      return before;
    } finally {
      lock.unlock();
    }
  }
}
