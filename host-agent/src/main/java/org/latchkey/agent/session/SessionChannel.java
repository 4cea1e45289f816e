package org.latchkey.agent.session;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.seal.IntegrityException;
import org.latchkey.agent.seal.SealedChannel;
import org.latchkey.agent.session.control.ControlCodec;
import org.latchkey.agent.session.control.ControlMessage;
import org.latchkey.agent.stream.Frame;
import org.latchkey.agent.stream.RuleBrokenException;
import org.latchkey.agent.stream.StreamLimits;
import org.latchkey.agent.worker.ViewerPresence;
import org.latchkey.protocol.fault.Fault;

/// One channel of a session, from its first record until its carrier is gone or the session over:
/// receives, writes, beats. A session has one at a time, one after the other.
///
/// [#run] receives on the calling thread; the writer and the heartbeat have threads of their own.
/// What is said goes to the [Owner], and so does the first thing that goes wrong.
final class SessionChannel {
  private static final System.Logger LOG = System.getLogger("org.latchkey.agent.session");

  /// The session.
  interface Owner {
    void said(ControlMessage message) throws RuleBrokenException, SessionFailedException;

    void came(Frame frame) throws RuleBrokenException, SessionFailedException;

    /// Called when it may have changed, from any of the channel's threads.
    void viewerIs(ViewerPresence presence) throws SessionFailedException;

    void integrityFailed(long record) throws SessionFailedException;

    /// How long the browser may be silent now.
    Duration patience();

    /// May be called more than once, from any of the channel's threads.
    void over(SessionChannel channel, Ending why);
  }

  /// Answers the browser's first message.
  interface Greeting {
    /// What is to be sent again, before anything new; nothing when this is no greeting.
    Optional<List<Frame>> answer(ControlMessage first)
        throws RuleBrokenException, SessionFailedException;
  }

  private final SealedChannel channel;
  private final BrowserWriter writer;
  private final SessionTiming timing;
  private final Greeting greeting;
  private final Owner owner;
  private final Heart heart;
  private final SessionLoops loops;
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final CountDownLatch done = new CountDownLatch(1);
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Thread writing;
  private @Nullable SessionChannel before;
  private boolean abandoned;
  private boolean greeted;
  private volatile Fault closing = Fault.CARRIER_LOST;

  /// A channel that has opened.
  ///
  /// @param before the session's channel until now, which is given up first
  SessionChannel(
      SealedChannel channel,
      BrowserWriter writer,
      SessionTiming timing,
      LongSupplier nanoClock,
      Greeting greeting,
      Owner owner,
      @Nullable SessionChannel before) {
    this.channel = channel;
    this.writer = writer;
    this.timing = timing;
    this.greeting = greeting;
    this.owner = owner;
    this.before = before;
    this.heart = new Heart(timing, writer, nanoClock);
    this.loops = new SessionLoops(why -> owner.over(this, why));
  }

  /// Serves until the channel is over; then nothing of it runs any more. Blocks. Called once.
  void run() {
    giveUpBefore();
    begun.countDown();
    loops.run("from browser", this::receive);
    joinWriter();
    stopped.countDown();
    loops.join(timing.takingDown());
    writer.queue().dropControl();
    done.countDown();
  }

  private void giveUpBefore() {
    SessionChannel last = before;
    if (last != null) {
      last.abandon(Fault.CARRIER_LOST);
      last.awaitDone();
      before = null;
    }
  }

  /// When a record opened last, on the clock.
  long heardAt() {
    return heart.heardAt();
  }

  private void receive() throws IOException, RuleBrokenException, SessionFailedException {
    try {
      for (Frame frame = channel.receive(); frame != null; frame = channel.receive()) {
        heart.heard();
        owner.viewerIs(ViewerPresence.BACK);
        received(frame);
      }
      owner.over(this, Ending.lost(Fault.CARRIER_LOST, "the carrier ended"));
    } catch (IntegrityException e) {
      owner.integrityFailed(e.recordNumber());
      throw e;
    }
  }

  private void received(Frame frame) throws RuleBrokenException, SessionFailedException {
    if (frame instanceof Frame.Data data && data.stream() == StreamLimits.CONTROL_STREAM) {
      received(ControlCodec.read(data.payload()));
    } else if (!greeted) {
      throw new RuleBrokenException("the first message is no greeting");
    } else if (frame instanceof Frame.Received received) {
      writer.kept().confirmed(received.frames());
    } else {
      owner.came(frame);
      Optional<Frame.Received> due = writer.kept().received(frame);
      if (due.isPresent()) {
        writer.send(due.get());
      }
    }
  }

  private void received(ControlMessage message) throws RuleBrokenException, SessionFailedException {
    boolean greets =
        message instanceof ControlMessage.Hello || message instanceof ControlMessage.Resume;
    if (greeted == greets) {
      throw new RuleBrokenException("a greeting is the first message, and only that");
    }
    if (greets) {
      greet(message);
    } else if (message instanceof ControlMessage.Heartbeat heartbeat) {
      heart.heard(heartbeat);
    } else {
      owner.said(message);
    }
  }

  private void greet(ControlMessage message) throws RuleBrokenException, SessionFailedException {
    greeted = true;
    List<Frame> again =
        greeting
            .answer(message)
            .orElseThrow(() -> new RuleBrokenException("a greeting for another purpose"));
    startWriting(again);
    var _ = loops.start("heartbeat", this::beat);
  }

  private void beat() throws InterruptedException, RuleBrokenException, SessionFailedException {
    if (heart.run(stopped, owner)) {
      owner.over(this, Ending.lost(Fault.SILENT, "nothing was heard"));
    }
  }

  private void startWriting(List<Frame> again) {
    lock.lock();
    try {
      if (writing == null && !abandoned) {
        writing = loops.start("to browser", () -> write(again));
      }
    } finally {
      lock.unlock();
    }
  }

  private void write(List<Frame> again) {
    try {
      begun.await();
      writer.run(channel, again);
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "sending failed; whoever receives finds out why", e);
    } catch (InterruptedException e) {
      LOG.log(Level.DEBUG, "the channel was given up", e);
    } finally {
      channel.close(closing);
    }
  }

  /// Said before the writer is told to finish, which closes the channel when it has.
  void closesWith(Fault fault) {
    closing = fault;
  }

  /// The session is over: sends what is to be told, and then closes.
  void farewell(Ending ending) {
    startWriting(List.of());
    var _ = loops.start("farewell", () -> cutLate(ending));
  }

  private void cutLate(Ending ending) throws InterruptedException {
    if (!ending.told() || !stopped.await(timing.farewell().toNanos(), TimeUnit.NANOSECONDS)) {
      channel.close(ending.fault());
    }
  }

  /// Gives the channel up while the session goes on: what it had not sent waits for the next one.
  void abandon(Fault fault) {
    closing = fault;
    Thread running;
    lock.lock();
    try {
      abandoned = true;
      running = writing;
    } finally {
      lock.unlock();
    }
    if (running != null) {
      running.interrupt();
    }
    channel.close(fault);
  }

  private void joinWriter() {
    Thread running;
    lock.lock();
    try {
      running = writing;
    } finally {
      lock.unlock();
    }
    if (running != null) {
      SessionLoops.join(running);
    }
  }

  /// Blocks until nothing of it runs any more.
  void awaitDone() {
    boolean interrupted = false;
    while (done.getCount() > 0) {
      try {
        done.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
