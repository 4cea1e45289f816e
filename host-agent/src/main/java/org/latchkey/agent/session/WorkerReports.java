package org.latchkey.agent.session;

import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.worker.WorkerNews;
import org.latchkey.protocol.wire.Bytes;

/// What the worker of one session says of itself. It is the word of the OS user's own process: it
/// moves the idle clock and is written down once, and nothing is granted for it. For the thread
/// that reads from the worker.
final class WorkerReports {
  private static final System.Logger LOG = System.getLogger("org.latchkey.agent.session");

  private final SessionAudit audit;
  private final IdleWatch idle;
  private boolean lockDue;
  private boolean lockTold;

  WorkerReports(SessionAudit audit, IdleWatch idle) {
    this.audit = audit;
    this.idle = idle;
  }

  /// A control message of the worker; one that is not known is ignored.
  void heard(Bytes message) {
    switch (WorkerNews.read(message)) {
      case WorkerNews.Active _ -> idle.active();
      case WorkerNews.Locks _ -> lockDue = true;
      case WorkerNews.Locked _ -> tell(null);
      case WorkerNews.LockFailed failed -> tell(failed.reason());
      case null -> {}
    }
  }

  /// The worker says nothing more.
  void over() {
    if (lockDue) {
      tell("the worker ended without a word about it");
    }
  }

  private void tell(@Nullable String failure) {
    if (lockTold) {
      return;
    }
    lockTold = true;
    try {
      if (failure == null) {
        audit.screenLocked();
      } else {
        audit.screenLockFailed(failure);
      }
    } catch (SessionFailedException e) {
      LOG.log(Level.ERROR, "what became of the screen is not in the audit log", e);
    }
  }
}
