package org.latchkey.agent.session;

import java.util.BitSet;
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
  private final Map<Integer, String> modules = new HashMap<>();

  /// Streams that were closed here: what either side still sends on them does not pass.
  private final BitSet cut = new BitSet();

  private Set<String> allowed = Set.of();
  private boolean signedIn;
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
      signedIn = true;
      allowed = Set.copyOf(modules);
      screenParts = ScreenParts.of(modules);
    } finally {
      lock.unlock();
    }
  }

  /// The session was resumed and may use these modules from now on: what is open of others is
  /// closed, and the screen too when it loses a part.
  void renew(Set<String> allowedNow) throws RuleBrokenException, SessionFailedException {
    lock.lock();
    try {
      ScreenParts before = screenParts;
      allow(allowedNow);
      boolean screenLost = screenParts.lacksOf(before);
      for (Map.Entry<Integer, String> opened : modules.entrySet()) {
        String module = opened.getValue();
        boolean lost =
            !allowed.contains(module) || (screenLost && module.equals(ScreenParts.SCREEN));
        if (lost && ledger.isLive(opened.getKey())) {
          cut(opened.getKey(), module);
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /// Closes a stream towards both sides, in the name of each to the other.
  private void cut(int stream, String module) throws RuleBrokenException, SessionFailedException {
    audit.streamRefused(module, "narrowed when the session was resumed");
    FaultNotice notice = new FaultNotice(Fault.MODULE_REFUSED.id(), null);
    Frame close = new Frame.Close(stream, notice);
    Frame toBrowserLast = ledger.isWaiting(stream) ? new Frame.Refused(stream, notice) : close;
    var _ = ledger.fromHost(toBrowserLast);
    cut.set(stream);
    send(toBrowserLast);
    sendToWorker(close);
  }

  private void send(Frame frame) throws RuleBrokenException {
    if (!toBrowser.add(frame, priority(frame))) {
      throw new RuleBrokenException("the browser does not read its answers");
    }
  }

  private void sendToWorker(Frame frame) throws SessionFailedException {
    if (!toWorker.add(frame, priority(frame))) {
      throw new SessionFailedException(Fault.WORKER_ENDED, "the worker does not read");
    }
  }

  void fromBrowser(Frame frame) throws RuleBrokenException, SessionFailedException {
    lock.lock();
    try {
      if (!signedIn) {
        throw new RuleBrokenException("a stream before the sign-in");
      }
      if (ledger.fromBrowser(frame) == Verdict.DROP || cut.get(frame.stream())) {
        return;
      }
      if (frame instanceof Frame.Open open && !mayOpen(open)) {
        return;
      }
      sendToWorker(narrowed(frame));
    } finally {
      lock.unlock();
    }
  }

  private boolean mayOpen(Frame.Open open) throws RuleBrokenException, SessionFailedException {
    if (allowed.contains(open.module()) && !ScreenParts.isPart(open.module())) {
      modules.put(open.stream(), open.module());
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
    send(refused);
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
      if (!cut.get(frame.stream())
          && ledger.fromHost(frame) == Verdict.TAKE
          && !toBrowser.add(frame, priority(frame))) {
        throw new RuleBrokenException("more frames than fit");
      }
    } finally {
      lock.unlock();
    }
  }

  private Priority priority(Frame frame) {
    return Priority.of(modules.getOrDefault(frame.stream(), ""));
  }
}
