package org.latchkey.agent.session;

import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.session.control.ControlMessage;
import org.latchkey.agent.signin.SignInMessage;
import org.latchkey.agent.stream.Frame;
import org.latchkey.agent.stream.FrameConnection;
import org.latchkey.agent.stream.RuleBrokenException;
import org.latchkey.agent.stream.SendSchedule.Priority;
import org.latchkey.agent.stream.StreamLimits;
import org.latchkey.agent.worker.ViewerPresence;
import org.latchkey.protocol.fault.Fault;

/// Keeper and worker of one session: follows the sign-in, then passes the worker's frames on.
///
/// | from | on | to |
/// |---|---|---|
/// | not started | [#follow] | asking |
/// | asking | a prompt, a failed try | asking |
/// | asking | signed in | serving |
/// | any | the keeper ended, [#close] | over |
final class HostSide implements AutoCloseable {
  // Tuning: what may wait in the agent for one worker that is slow to read.
  private static final long WAITING_BYTES =
      (long) StreamLimits.MAX_OPEN_STREAMS * StreamLimits.TO_HOST_WINDOW_BYTES / 2;

  private final SessionRequest request;
  private final SessionAudit audit;
  private final BrowserWriter writer;
  private final FrameQueue toWorker = new FrameQueue(WAITING_BYTES);
  private final StreamRouter router;
  private final SessionLoops loops;
  private final IdleWatch idle;
  private final WorkerReports reports;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable HostKeeper keeper;
  private @Nullable String osUser;
  private Set<String> workerModules = Set.of();
  private final AtomicReference<ViewerPresence> told = new AtomicReference<>(ViewerPresence.BACK);
  private int openPrompt = -1;
  private boolean closed;

  HostSide(SessionRequest request, BrowserWriter writer, SessionLoops loops, IdleWatch idle) {
    this.request = request;
    this.audit = request.audit();
    this.writer = writer;
    this.loops = loops;
    this.idle = idle;
    this.reports = new WorkerReports(request.audit(), idle);
    this.router = new StreamRouter(writer.queue(), toWorker, audit);
  }

  StreamRouter router() {
    return router;
  }

  /// Runs the sign-in and then the worker's frames to their end.
  void follow(HostKeeper.Starter starter)
      throws RuleBrokenException, SessionFailedException, InterruptedException {
    HostKeeper started = start(starter);
    boolean prompted = false;
    while (true) {
      switch (started.next()) {
        case HostKeeper.Asks asks -> {
          if (!prompted) {
            prompted = true;
            audit.signInPrompted();
          }
          ask(asks.prompt());
        }
        case HostKeeper.PasswordChange change ->
            audit.passwordChange(change.osUser(), change.changed());
        case HostKeeper.TryFailed failed -> {
          audit.signInFailed(failed.osUser(), failed.reason());
          tell(new SignInMessage.SignInFailed(failed.triesLeft()));
        }
        case HostKeeper.SignedIn signedIn -> {
          signedIn(signedIn);
          passOn(started.worker());
          return;
        }
        case HostKeeper.Ended ended ->
            throw new SessionFailedException(ended.fault(), ended.reason());
      }
    }
  }

  private HostKeeper start(HostKeeper.Starter starter) throws SessionFailedException {
    try {
      HostKeeper started =
          starter.start(
              new HostKeeper.Visit(request.binding().session(), request.claimedAddress()));
      lock.lock();
      try {
        keeper = started;
        if (closed) {
          started.close();
        }
      } finally {
        lock.unlock();
      }
      return started;
    } catch (IOException e) {
      throw new SessionFailedException(
          Fault.INTERNAL, "the sign-in did not start: " + e.getMessage());
    }
  }

  private void ask(SignInMessage.Prompt prompt) throws RuleBrokenException {
    lock.lock();
    try {
      openPrompt = prompt.id();
    } finally {
      lock.unlock();
    }
    tell(prompt);
  }

  private void tell(SignInMessage message) throws RuleBrokenException {
    writer.send(new ControlMessage.SignIn(message));
  }

  private void signedIn(HostKeeper.SignedIn signedIn)
      throws RuleBrokenException, SessionFailedException {
    Set<String> modules = without(signedIn.modules(), request.narrowing());
    audit.signInSucceeded(signedIn.osUser());
    lock.lock();
    try {
      osUser = signedIn.osUser();
      workerModules = Set.copyOf(signedIn.modules());
      openPrompt = -1;
    } finally {
      lock.unlock();
    }
    router.allow(modules);
    idle.begin();
    tell(new SignInMessage.SignedIn(signedIn.osUser(), modules.stream().sorted().toList()));
  }

  /// The session was resumed with a ticket that takes these modules away.
  ///
  /// @return what the session may use from now on
  List<String> renew(Set<String> narrowing) throws RuleBrokenException, SessionFailedException {
    Set<String> known;
    lock.lock();
    try {
      known = workerModules;
    } finally {
      lock.unlock();
    }
    Set<String> modules = without(known, narrowing);
    router.renew(modules);
    return modules.stream().sorted().toList();
  }

  private static Set<String> without(Collection<String> modules, Set<String> narrowing) {
    Set<String> left = new HashSet<>(modules);
    left.removeAll(narrowing);
    return left;
  }

  private void passOn(FrameConnection worker) throws SessionFailedException, InterruptedException {
    var _ = loops.startOnPipe("to worker", () -> writeToWorker(worker));
    try {
      for (Frame frame = worker.receive(); frame != null; frame = worker.receive()) {
        if (frame instanceof Frame.Data data && data.stream() == StreamLimits.CONTROL_STREAM) {
          reports.heard(data.payload());
        } else if (frame.stream() != StreamLimits.CONTROL_STREAM) {
          router.fromWorker(frame);
          writer.awaitRoom();
        }
      }
      throw new SessionFailedException(Fault.WORKER_ENDED, "the worker ended");
    } catch (IOException e) {
      throw new SessionFailedException(Fault.WORKER_ENDED, "the worker is gone: " + e.getMessage());
    } catch (RuleBrokenException e) {
      throw new SessionFailedException(Fault.WORKER_ENDED, "the worker: " + e.getMessage());
    } finally {
      reports.over();
    }
  }

  private void writeToWorker(FrameConnection worker)
      throws SessionFailedException, InterruptedException {
    try {
      for (Frame frame = toWorker.take(); frame != null; frame = toWorker.take()) {
        worker.send(frame);
      }
    } catch (IOException e) {
      throw new SessionFailedException(Fault.WORKER_ENDED, "the worker is gone: " + e.getMessage());
    }
  }

  /// Passes the answer to the open prompt on, once; any other is dropped.
  void answer(SignInMessage.Answer answer) throws SessionFailedException {
    HostKeeper asking = null;
    lock.lock();
    try {
      if (answer.id() == openPrompt) {
        openPrompt = -1;
        asking = keeper;
      }
    } finally {
      lock.unlock();
    }
    if (asking == null) {
      answer.wipe();
      return;
    }
    try {
      asking.answer(answer);
    } catch (IOException e) {
      throw new SessionFailedException(Fault.WORKER_ENDED, "the keeper is gone: " + e.getMessage());
    }
  }

  /// The person can be heard, or cannot; the worker is told when that changes.
  void viewerIs(ViewerPresence presence) throws SessionFailedException {
    if (osUser() != null
        && told.getAndSet(presence) != presence
        && !toWorker.add(presence.frame(), Priority.TURN)) {
      throw new SessionFailedException(Fault.WORKER_ENDED, "the worker does not read");
    }
  }

  /// Who is signed in; null for nobody.
  @Nullable String osUser() {
    lock.lock();
    try {
      return osUser;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    toWorker.finish(null);
    HostKeeper open;
    lock.lock();
    try {
      closed = true;
      open = keeper;
    } finally {
      lock.unlock();
    }
    if (open != null) {
      open.close();
    }
  }
}
