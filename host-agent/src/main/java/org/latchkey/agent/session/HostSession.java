package org.latchkey.agent.session;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.seal.HostDoor;
import org.latchkey.agent.seal.Resumption;
import org.latchkey.agent.session.SessionState.Ended;
import org.latchkey.agent.session.SessionState.Live;
import org.latchkey.agent.session.SessionState.Parked;
import org.latchkey.agent.session.control.ControlMessage;
import org.latchkey.agent.signin.SignInMessage;
import org.latchkey.agent.stream.FaultNotice;
import org.latchkey.agent.stream.Frame;
import org.latchkey.agent.stream.RuleBrokenException;
import org.latchkey.agent.worker.ViewerPresence;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.identity.AccountId;

/// A session from the browser's hello to its end, over one channel after the other: keeper, worker,
/// streams, and what waits for the browser stay while channels come and go.
///
/// Which state it is in, [SessionState] says. The first [Ending] counts, whoever finds it; all
/// threads then come to their end.
final class HostSession implements SessionChannel.Owner {
  private static final System.Logger LOG = System.getLogger("org.latchkey.agent.session");

  private final SessionRequest request;
  private final HostKeeper.Starter keepers;
  private final HostName name;
  private final SessionTiming timing;
  private final LongSupplier nanoClock;
  private final CountDownLatch over = new CountDownLatch(1);
  private final SessionLoops loops = new SessionLoops(this::end);
  private final BrowserWriter writer = new BrowserWriter();
  private final IdleWatch idle;
  private final HostSide host;
  private final SessionChannel first;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private SessionState state;

  HostSession(
      HostDoor.Opened opened,
      SessionRequest request,
      HostKeeper.Starter keepers,
      HostName name,
      SessionTiming timing,
      LongSupplier nanoClock) {
    this.request = request;
    this.keepers = keepers;
    this.name = name;
    this.timing = timing;
    this.nanoClock = nanoClock;
    this.idle = new IdleWatch(timing, writer, nanoClock, this::end);
    this.host = new HostSide(request, writer, loops, idle);
    this.first = channel(opened, this::hello, null);
    this.state = new Live(first, opened.next(), 0);
  }

  private SessionChannel channel(
      HostDoor.Opened opened, SessionChannel.Greeting greeting, @Nullable SessionChannel before) {
    return new SessionChannel(opened.channel(), writer, timing, nanoClock, greeting, this, before);
  }

  /// Who asked for the session, by the gateway's word.
  AccountId account() {
    return request.account();
  }

  /// Runs the session to its end. Blocks.
  Ending run() {
    serve(first); // though it may have ended already, by a word from elsewhere
    Ended ended = awaitEnd();
    if (ended.last() != null) {
      ended.last().awaitDone(); // the sealed close goes out before anything is taken down
    }
    over.countDown();
    host.close();
    loops.join(timing.takingDown());
    return signedOff(ended.ending());
  }

  /// Serves the session over this channel until that is over, and parks it then if it may. Blocks.
  void serve(SessionChannel channel) {
    channel.run();
    try {
      park(channel);
    } catch (SessionFailedException e) {
      end(Ending.of(e));
    }
  }

  private void park(SessionChannel lost) throws SessionFailedException {
    lock.lock();
    try {
      if (!(state instanceof Live live) || live.channel() != lost) {
        return;
      }
      state = live.parked(lost.heardAt() + timing.parking().toNanos());
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    host.viewerIs(ViewerPresence.AWAY);
    request.audit().parked("the carrier is gone or silent");
  }

  /// Waits for the end, and sees to it that a parked session has one. The clock is looked at once a
  /// heartbeat, so that it may be another than the system's.
  private Ended awaitEnd() {
    lock.lock();
    try {
      while (true) {
        switch (state) {
          case Ended ended -> {
            return ended;
          }
          case Parked parked when parked.nanosLeft(nanoClock.getAsLong()) <= 0 ->
              end(Ending.cut(Fault.CARRIER_LOST, "not resumed within the parking time"));
          case Live _, Parked _ -> {
            var _ = changed.await(timing.heartbeat().toNanos(), TimeUnit.NANOSECONDS);
          }
        }
      }
    } catch (InterruptedException e) {
      end(Ending.tell(Fault.UNAVAILABLE, "interrupted"));
      return (Ended) state;
    } finally {
      lock.unlock();
    }
  }

  private SessionState now() {
    lock.lock();
    try {
      return state;
    } finally {
      lock.unlock();
    }
  }

  /// Ends the session for this reason, unless it has another already. Does not block.
  void end(Ending reason) {
    SessionChannel last;
    lock.lock();
    try {
      if (forgetSecret() instanceof Ended) {
        return;
      }
      last = state instanceof Live live ? live.channel() : null;
      state = new Ended(reason, last);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    if (last != null) {
      last.closesWith(reason.fault());
    }
    writer.finish(reason);
    if (last != null) {
      last.farewell(reason);
    }
  }

  /// How to resume it now; null when it cannot be resumed.
  @Nullable Resumption resumption() {
    if (!isResumable()) {
      return null;
    }
    return switch (now()) {
      case Live live -> live.next();
      case Parked parked -> parked.next();
      case Ended _ -> null;
    };
  }

  /// Whether somebody is signed in, and this host parks sessions at all.
  private boolean isResumable() {
    return host.osUser() != null && timing.parking().isPositive();
  }

  boolean isParked() {
    return now() instanceof Parked;
  }

  /// Another channel proved itself with what [#resumption] gave: it is the session's from now on,
  /// and is to be served at once. The one before is closed.
  ///
  /// @param fresh with the new ticket
  SessionChannel adopt(HostDoor.Opened opened, SessionRequest fresh) throws SessionFailedException {
    SessionChannel channel;
    lock.lock();
    try {
      channel =
          channel(
              opened,
              first -> resume(first, fresh.narrowing()),
              forgetSecret() instanceof Live live ? live.channel() : null);
      if (state instanceof Ended) {
        opened.next().secret().wipe();
        opened.channel().close(Fault.SESSION_OVER);
        throw new SessionFailedException(Fault.SESSION_OVER, "it ended while it was resumed");
      }
      state = new Live(channel, opened.next(), 0);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    try {
      request.audit().resumed(opened.next().resumptions(), fresh.claimedAddress());
    } catch (SessionFailedException e) {
      end(Ending.of(e));
    }
    return channel;
  }

  /// Wipes what would have resumed the session; it was used, or will not be. The state is returned.
  private SessionState forgetSecret() {
    switch (state) {
      case Live live -> live.next().secret().wipe();
      case Parked parked -> parked.next().secret().wipe();
      case Ended _ -> {}
    }
    return state;
  }

  /// A try to resume it did not prove itself; the fifth in a row ends it.
  void tryFailed() {
    int failed;
    lock.lock();
    try {
      state =
          switch (state) {
            case Live live -> live.tryFailed();
            case Parked parked -> parked.tryFailed();
            case Ended ended -> ended;
          };
      failed =
          switch (state) {
            case Live live -> live.failedTries();
            case Parked parked -> parked.failedTries();
            case Ended _ -> 0;
          };
    } finally {
      lock.unlock();
    }
    if (failed >= SessionState.MOST_FAILED_TRIES) {
      end(Ending.tell(Fault.RESUME_REFUSED, failed + " tries to resume it failed"));
    }
  }

  @Override
  public void over(SessionChannel channel, Ending why) {
    if (!(now() instanceof Live live) || live.channel() != channel) {
      return;
    }
    if (why.resumable() && isResumable()) {
      channel.abandon(why.fault()); // and when nothing of it runs any more, the session is parked
    } else {
      end(why.fault() == Fault.SILENT ? Ending.tell(why.fault(), why.reason()) : why);
    }
  }

  @Override
  public Duration patience() {
    return isResumable() ? timing.parked() : timing.silent();
  }

  @Override
  public void viewerIs(ViewerPresence presence) throws SessionFailedException {
    host.viewerIs(presence);
  }

  @Override
  public void integrityFailed(long record) throws SessionFailedException {
    request.audit().integrityFailed(record);
  }

  @Override
  public void came(Frame frame) throws RuleBrokenException, SessionFailedException {
    host.router().fromBrowser(frame);
  }

  @Override
  public void said(ControlMessage message) throws RuleBrokenException, SessionFailedException {
    switch (message) {
      case ControlMessage.SignIn signIn -> {
        if (signIn.message() instanceof SignInMessage.Answer answer) {
          host.answer(answer);
        }
      }
      case ControlMessage.End end -> endedByBrowser(end.notice());
      case ControlMessage.Unknown unknown -> writer.send(unknown);
      case ControlMessage.Unsupported _ -> {}
      case ControlMessage.Hello _, ControlMessage.Resume _, ControlMessage.Heartbeat _ ->
          throw new IllegalStateException("the channel's own");
      case ControlMessage.Welcome _, ControlMessage.Resumed _, ControlMessage.IdleSoon _ ->
          throw new IllegalStateException("never read");
    }
  }

  private void endedByBrowser(FaultNotice notice) throws SessionFailedException {
    Ending ending = Ending.byBrowser(notice);
    if (ending.fault() == Fault.INTEGRITY) {
      request.audit().integrityFailedInBrowser();
    }
    end(ending);
  }

  private Optional<List<Frame>> hello(ControlMessage first) throws RuleBrokenException {
    if (!(first instanceof ControlMessage.Hello)) {
      return Optional.empty();
    }
    writer.send(
        new ControlMessage.Welcome(
            name.computer(), name.version(), request.binding().session().hex()));
    var _ = loops.startOnPipe("host side", () -> host.follow(keepers));
    var _ = loops.start("sign-in deadline", this::endUnsigned);
    var _ = loops.start("idle", () -> idle.run(over));
    return Optional.of(List.of());
  }

  private Optional<List<Frame>> resume(ControlMessage first, Set<String> narrowing)
      throws RuleBrokenException, SessionFailedException {
    if (!(first instanceof ControlMessage.Resume resume)) {
      return Optional.empty();
    }
    writer.kept().confirmed(resume.received());
    List<String> modules = host.renew(narrowing);
    writer.send(new ControlMessage.Resumed(writer.kept().state(), modules));
    idle.tellAgain();
    return Optional.of(writer.kept().unconfirmed());
  }

  private void endUnsigned() throws InterruptedException {
    boolean ended = over.await(timing.signIn().toNanos(), TimeUnit.NANOSECONDS);
    if (!ended && host.osUser() == null) {
      end(Ending.tell(Fault.TIMED_OUT, "nobody signed in"));
    }
  }

  private Ending signedOff(Ending first) {
    String osUser = host.osUser();
    if (osUser != null) {
      try {
        request.audit().signedOff(osUser, first.reason());
      } catch (SessionFailedException e) {
        LOG.log(Level.ERROR, "a sign-off is not in the audit log", e);
      }
    }
    return first;
  }
}
