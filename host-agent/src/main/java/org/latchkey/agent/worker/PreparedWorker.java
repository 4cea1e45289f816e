package org.latchkey.agent.worker;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.platform.Account;
import org.latchkey.agent.platform.linux.Heritage;
import org.latchkey.agent.platform.linux.SessionKeyring;

/// A worker that is started while the person types, so that it only has to become them
/// (`docs/host-sign-in.md` §5).
///
/// What the OS session changed meanwhile is made good. Where that cannot be done, another worker is
/// started after all, which inherits it. All calls come from the keeper's main thread; closing
/// comes after the OS session has been closed, and ends a worker that was not needed.
final class PreparedWorker implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("org.latchkey.agent.worker");

  private final JavaCommand java;
  private final boolean asRoot;
  private final SessionKeyring keyring;
  private final Heritage atStart;
  private @Nullable WorkerProcess waiting;

  private PreparedWorker(JavaCommand java, boolean asRoot, SessionKeyring keyring, Heritage now) {
    this.java = java;
    this.asRoot = asRoot;
    this.keyring = keyring;
    this.atStart = now;
  }

  /// Starts one on the calling thread.
  ///
  /// @param asRoot whether this process is the superuser, who serves others than itself
  static PreparedWorker start(JavaCommand java, boolean asRoot) throws IOException {
    SessionKeyring keyring = asRoot ? SessionKeyring.join() : SessionKeyring.none();
    PreparedWorker prepared = new PreparedWorker(java, asRoot, keyring, heritage(asRoot));
    prepared.waiting = WorkerProcess.start(java);
    return prepared;
  }

  /// Has it become this user, and feeds it from `fromAgent`. The OS session is open.
  WorkerProcess become(PipeMessage.Become become, InputStream fromAgent) throws IOException {
    keyring.sessionOpened();
    WorkerProcess worker = fitting(become.account());
    boolean findsUserKeys = worker != null && keyring.isReplaced();
    if (worker == null) {
      closeWaiting();
      worker = WorkerProcess.start(java);
    }
    waiting = null;
    int umask = heritage(asRoot).umask();
    worker.become(become.with(new PipeMessage.Afterthought(umask, findsUserKeys)), fromAgent);
    return worker;
  }

  private static Heritage heritage(boolean asRoot) throws IOException {
    return asRoot ? Heritage.now() : Heritage.unknown();
  }

  private @Nullable WorkerProcess fitting(Account account) {
    WorkerProcess worker = waiting;
    if (worker == null || !worker.isAlive()) {
      return null;
    }
    try {
      if (!asRoot || atStart.bringUpToNow(worker.pid(), account.uid())) {
        return worker;
      }
      LOG.log(
          Level.DEBUG,
          "the OS session changed {0}: starting another worker",
          Heritage.now().differencesTo(atStart));
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "the waiting worker does not fit: starting another", e);
    }
    return null;
  }

  private void closeWaiting() {
    WorkerProcess worker = waiting;
    if (worker != null) {
      waiting = null;
      worker.discard();
    }
  }

  @Override
  public void close() {
    closeWaiting();
    keyring.sessionClosed();
  }
}
