package org.latchkey.agent.session;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.latchkey.agent.seal.IntegrityException;
import org.latchkey.agent.seal.SealedChannel;
import org.latchkey.agent.session.control.ControlCodec;
import org.latchkey.agent.session.control.ControlMessage;
import org.latchkey.agent.signin.SignInMessage;
import org.latchkey.agent.stream.Frame;
import org.latchkey.agent.stream.RuleBrokenException;
import org.latchkey.agent.stream.StreamLimits;
import org.latchkey.protocol.fault.Fault;

/// A session whose channel is open, from the browser's hello to the end.
///
/// One blocking loop per direction, each on a virtual thread: [#run] receives from the browser;
/// others write to it, follow keeper and worker, write to the worker, and keep the heartbeat. The
/// first [Ending] counts, whoever finds it, and all loops then come to their end.
final class LiveSession {
  private static final System.Logger LOG = System.getLogger("org.latchkey.agent.session");

  private final SealedChannel channel;
  private final SessionRequest request;
  private final HostKeeper.Starter keepers;
  private final HostName name;
  private final SessionTiming timing;
  private final CompletableFuture<Ending> ending = new CompletableFuture<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private final SessionLoops loops = new SessionLoops(this::end);
  private final BrowserWriter writer = new BrowserWriter();
  private final HostSide host;
  private final Heart heart;
  private boolean greeted;

  LiveSession(
      SealedChannel channel,
      SessionRequest request,
      HostKeeper.Starter keepers,
      HostName name,
      SessionTiming timing) {
    this.channel = channel;
    this.request = request;
    this.keepers = keepers;
    this.name = name;
    this.timing = timing;
    this.host = new HostSide(request, writer, loops);
    this.heart = new Heart(timing, writer);
  }

  /// Runs the session to its end. Blocks.
  Ending run() {
    Thread writing = loops.start("to browser", this::write);
    loops.run("from browser", this::receive);
    SessionLoops.join(writing); // the sealed close goes out before anything is taken down
    over.countDown();
    host.close();
    loops.join(timing.takingDown());
    return signedOff(ending.join());
  }

  /// Ends the session for this reason, unless it has another already. Does not block.
  void end(Ending reason) {
    if (ending.complete(reason)) {
      writer.finish(reason);
      var _ = loops.start("farewell", this::cutLate);
    }
  }

  private void write() throws InterruptedException {
    try {
      writer.run(channel);
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "sending failed; whoever receives finds out why", e);
    } finally {
      channel.close(ending.getNow(Ending.cut(Fault.CARRIER_LOST, "")).fault());
    }
  }

  private void cutLate() throws InterruptedException {
    Ending reason = ending.join();
    if (!reason.told() || !over.await(timing.farewell().toNanos(), TimeUnit.NANOSECONDS)) {
      channel.close(reason.fault());
    }
  }

  private void receive() throws IOException, RuleBrokenException, SessionFailedException {
    try {
      for (Frame frame = channel.receive(); frame != null; frame = channel.receive()) {
        heart.heard();
        received(frame);
        if (ending.isDone()) {
          return;
        }
      }
      end(Ending.cut(Fault.CARRIER_LOST, "the carrier ended"));
    } catch (IntegrityException e) {
      request.audit().integrityFailed(e.recordNumber());
      throw e;
    }
  }

  private void received(Frame frame) throws RuleBrokenException, SessionFailedException {
    if (frame instanceof Frame.Data data && data.stream() == StreamLimits.CONTROL_STREAM) {
      received(ControlCodec.read(data.payload()));
    } else {
      if (!(frame instanceof Frame.Received)) { // counts for a session that can be resumed
        host.router().fromBrowser(frame);
      }
    }
  }

  private void received(ControlMessage message) throws RuleBrokenException, SessionFailedException {
    if (greeted == message instanceof ControlMessage.Hello) {
      throw new RuleBrokenException("hello is the first message, and only that");
    }
    switch (message) {
      case ControlMessage.Hello _ -> greet();
      case ControlMessage.Heartbeat heartbeat -> heart.heard(heartbeat);
      case ControlMessage.SignIn signIn -> {
        if (signIn.message() instanceof SignInMessage.Answer answer) {
          host.answer(answer);
        }
      }
      case ControlMessage.End end -> end(Ending.byBrowser(end.notice()));
      case ControlMessage.Unknown unknown -> writer.send(unknown);
      case ControlMessage.Unsupported _ -> {}
      case ControlMessage.Welcome _ -> throw new IllegalStateException("never read");
    }
  }

  private void greet() throws RuleBrokenException {
    greeted = true;
    writer.send(
        new ControlMessage.Welcome(
            name.computer(), name.version(), request.binding().session().hex()));
    var _ = loops.start("heartbeat", () -> heart.run(over));
    var _ = loops.startOnPipe("host side", () -> host.follow(keepers));
    var _ = loops.start("sign-in deadline", this::endUnsigned);
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
