package org.latchkey.agent.worker;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.signin.SignInMessage;
import org.latchkey.agent.stream.FrameConnection;
import org.latchkey.agent.stream.PipeFrames;
import org.latchkey.agent.stream.RuleBrokenException;

/// One session's keeper as the agent sees it: first a conversation, then the way to the worker.
///
/// One thread calls [#next] until [HostSignInEvent.SignedIn] or [HostSignInEvent.Ended]; another
/// may call [#answer] and [#close]. After `SignedIn`, [#worker] belongs to the caller.
public final class HostSignIn implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("org.latchkey.agent.worker");

  /// One more than a keeper gives its worker.
  private static final int SECONDS_TO_SEE_THE_END = 6;

  private static final int SECONDS_TO_EXIT = 15;

  private final Process keeper;
  private final PipeFrames pipe;
  private PipeMessage.@Nullable Accepted accepted;

  private HostSignIn(Process keeper) {
    this.keeper = keeper;
    this.pipe = new PipeFrames(keeper.getInputStream(), keeper.getOutputStream());
  }

  static HostSignIn start(ProcessBuilder keeper, PipeMessage.Begin begin) throws IOException {
    HostSignIn signIn = new HostSignIn(keeper.start());
    try {
      PipeMessages.send(signIn.pipe, begin);
    } catch (IOException e) {
      signIn.close();
      throw e;
    }
    return signIn;
  }

  /// Blocks for what happens next.
  public HostSignInEvent next() {
    try {
      while (true) {
        switch (PipeMessages.receive(pipe)) {
          case PipeMessage.Asked asked -> {
            return new HostSignInEvent.Asks(asked.prompt());
          }
          case PipeMessage.PasswordChange change -> {
            return new HostSignInEvent.PasswordChange(change.osUser(), change.changed());
          }
          case PipeMessage.Tried tried -> {
            return new HostSignInEvent.TryFailed(tried.osUser(), tried.result(), tried.triesLeft());
          }
          case PipeMessage.Accepted message -> accept(message);
          case PipeMessage.Ready ready -> {
            return signedIn(ready);
          }
          case PipeMessage.Begin _, PipeMessage.Answered _, PipeMessage.Become _ ->
              throw new RuleBrokenException("a message for the other direction");
        }
      }
    } catch (IOException _) {
      close();
      return new HostSignInEvent.Ended(end().join());
    } catch (RuleBrokenException e) {
      LOG.log(System.Logger.Level.WARNING, "the keeper or worker broke a rule", e);
      close();
      return new HostSignInEvent.Ended(SessionEnd.WORKER_ENDED);
    }
  }

  /// For tests: the keeper as a process.
  ProcessHandle keeper() {
    return keeper.toHandle();
  }

  private void accept(PipeMessage.Accepted message) throws RuleBrokenException {
    if (accepted != null) {
      throw new RuleBrokenException("accepted twice"); // the second can only be a worker's word
    }
    accepted = message;
  }

  private HostSignInEvent signedIn(PipeMessage.Ready ready) throws RuleBrokenException {
    if (accepted == null) {
      throw new RuleBrokenException("a worker before anyone was accepted");
    }
    return new HostSignInEvent.SignedIn(accepted.osUser(), accepted.identity(), ready.modules());
  }

  /// Passes the person's answer on and wipes it. An answer to another than the open prompt is
  /// ignored.
  ///
  /// @throws IOException when the keeper has gone; [#next] tells why
  public void answer(SignInMessage.Answer answer) throws IOException {
    try {
      PipeMessages.send(pipe, new PipeMessage.Answered(answer));
    } finally {
      answer.wipe();
    }
  }

  /// The frames of the worker, whose control messages are its own word only. It is ours until
  /// [HostSignInEvent.SignedIn]; closing it closes the session.
  public FrameConnection worker() {
    return pipe;
  }

  /// Completes when keeper, and with it worker and OS session, have ended.
  public CompletableFuture<SessionEnd> end() {
    return keeper.onExit().thenApply(process -> SessionEnd.ofExitStatus(process.exitValue()));
  }

  /// Ends the session: the worker exits, then the OS session is closed. Does not wait for it; see
  /// [#end]. What the worker still says can be read to its end. A keeper that does not end in time
  /// is told by a signal, and killed after that.
  @Override
  public void close() {
    // First, since closing a pipe waits for whoever is blocked writing to it.
    unlessEndedIn(SECONDS_TO_SEE_THE_END, keeper.toHandle()::destroy);
    unlessEndedIn(SECONDS_TO_EXIT, keeper.toHandle()::destroyForcibly);
    try {
      keeper.getOutputStream().close();
    } catch (IOException _) {
      // It has gone already.
    }
  }

  private void unlessEndedIn(int seconds, Runnable then) {
    var _ =
        keeper
            .onExit()
            .orTimeout(seconds, TimeUnit.SECONDS)
            .whenComplete((_, late) -> {
              if (late != null) {
                then.run();
              }
            });
  }
}
