package org.latchkey.agent.session;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.latchkey.agent.stream.FaultNotice;
import org.latchkey.agent.stream.Frame;
import org.latchkey.agent.stream.RuleBrokenException;
import org.latchkey.agent.stream.SendSchedule.Priority;
import org.latchkey.agent.stream.StreamLedger;
import org.latchkey.agent.stream.StreamLedger.Verdict;
import org.latchkey.protocol.fault.Fault;

/// Passes the streams of modules between browser and worker, without ending them: it checks each
/// open against what this session may use, writes what else it may do on the screen's stream into
/// its options, holds both sides to the rules of streams, and keeps what waits bounded.
final class StreamRouter {
  /// More refused opens than this are not a mistake any more.
  private static final int MAX_REFUSALS = 64;

  private final FrameQueue toBrowser;
  private final FrameQueue toWorker;
  private final SessionAudit audit;
  private final StreamLedger ledger = new StreamLedger();
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Integer, Priority> priorities = new HashMap<>();
  private Set<String> allowed = Set.of();
  private ScreenParts screenParts = new ScreenParts(false, false);
  private int refusals;

  StreamRouter(FrameQueue toBrowser, FrameQueue toWorker, SessionAudit audit) {
    this.toBrowser = toBrowser;
    this.toWorker = toWorker;
    this.audit = audit;
  }

  /// The person is signed in and may use these modules.
  void allow(Set<String> modules) {
    lock.lock();
    try {
      allowed = Set.copyOf(modules);
      screenParts = ScreenParts.of(modules);
    } finally {
      lock.unlock();
    }
  }

  void fromBrowser(Frame frame) throws RuleBrokenException, SessionFailedException {
    lock.lock();
    try {
      if (allowed.isEmpty()) {
        throw new RuleBrokenException("a stream before the sign-in");
      }
      if (ledger.fromBrowser(frame) == Verdict.DROP) {
        return;
      }
      if (frame instanceof Frame.Open open && !mayOpen(open)) {
        return;
      }
      if (!toWorker.add(narrowed(frame), priority(frame))) {
        throw new SessionFailedException(Fault.WORKER_ENDED, "the worker does not read");
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean mayOpen(Frame.Open open) throws RuleBrokenException, SessionFailedException {
    if (allowed.contains(open.module()) && !ScreenParts.isPart(open.module())) {
      priorities.put(open.stream(), Priority.of(open.module()));
      audit.streamOpened(open.module());
      return true;
    }
    if (++refusals > MAX_REFUSALS) {
      throw new RuleBrokenException("too many streams that this session may not open");
    }
    audit.streamRefused(open.module(), "not open to this session");
    Frame refused =
        new Frame.Refused(open.stream(), new FaultNotice(Fault.MODULE_REFUSED.id(), null));
    var _ = ledger.fromHost(refused);
    if (!toBrowser.add(refused, Priority.TURN)) {
      throw new RuleBrokenException("the browser does not read its answers");
    }
    return false;
  }

  /// What a browser writes into the options of an open is its wish; what it may do is written here.
  private Frame narrowed(Frame frame) throws RuleBrokenException {
    return frame instanceof Frame.Open open && open.module().equals(ScreenParts.SCREEN)
        ? screenParts.in(open)
        : frame;
  }

  /// Passes a frame of the worker on; the caller then waits for room.
  ///
  /// @throws RuleBrokenException when it was the worker that broke a rule
  void fromWorker(Frame frame) throws RuleBrokenException {
    lock.lock();
    try {
      if (ledger.fromHost(frame) == Verdict.TAKE && !toBrowser.add(frame, priority(frame))) {
        throw new RuleBrokenException("more frames than fit");
      }
    } finally {
      lock.unlock();
    }
  }

  private Priority priority(Frame frame) {
    return priorities.getOrDefault(frame.stream(), Priority.TURN);
  }
}
