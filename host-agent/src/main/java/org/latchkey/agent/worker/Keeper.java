package org.latchkey.agent.worker;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.Texts;
import org.latchkey.agent.log.AgentLog;
import org.latchkey.agent.log.LogTerms;
import org.latchkey.agent.platform.Account;
import org.latchkey.agent.platform.ConversationEnded;
import org.latchkey.agent.platform.Identity;
import org.latchkey.agent.platform.OwnProcess;
import org.latchkey.agent.platform.SignInAttempt;
import org.latchkey.agent.platform.SignInSystem;
import org.latchkey.agent.platform.linux.LinuxAccounts;
import org.latchkey.agent.platform.linux.LinuxProcess;
import org.latchkey.agent.platform.linux.Pam;
import org.latchkey.agent.signin.FailurePace;
import org.latchkey.agent.signin.HostConversation;
import org.latchkey.agent.signin.PaceClock;
import org.latchkey.agent.signin.SignInTexts;
import org.latchkey.agent.stream.PipeFrames;
import org.latchkey.agent.stream.RuleBrokenException;

/// The process that signs one person in, holds their PAM session and their worker, and closes the
/// session at the end (`docs/host-sign-in.md` §1).
///
/// Everything of PAM runs on the main thread, which also starts the worker.
public final class Keeper {
  private static final System.Logger LOG = System.getLogger("org.latchkey.agent.worker");

  private final OwnProcess process = new LinuxProcess();
  private final InputStream fromAgent;
  private final PipeFrames agent;
  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile @Nullable WorkerProcess worker;

  private Keeper(InputStream fromAgent, PipeFrames agent) {
    this.fromAgent = fromAgent;
    this.agent = agent;
  }

  /// Takes no arguments: everything comes in the first message on standard input.
  static void main() {
    // Unbuffered: after the conversation the rest of the pipe belongs to the worker.
    InputStream in = new FileInputStream(FileDescriptor.in);
    PipeFrames agent = new PipeFrames(in, new FileOutputStream(FileDescriptor.out));
    System.setOut(System.err);
    AgentLog.start("keeper", LogTerms.FIRST);
    Keeper keeper = new Keeper(in, agent);
    Runtime.getRuntime().addShutdownHook(new Thread(keeper::endAtOnce, "end at once"));
    SessionEnd end = keeper.run();
    keeper.finished.countDown();
    System.exit(end.exitStatus());
  }

  /// On SIGTERM: the worker is killed, and the PAM session closed before this process goes. It is
  /// the agent's second word to a keeper that cannot see the end of its input, because it is
  /// blocked feeding a worker that does not read.
  private void endAtOnce() {
    WorkerProcess running = worker;
    if (running == null || finished.getCount() == 0) {
      return;
    }
    running.endAtOnce();
    try {
      finished.await(); // whoever sent the signal has SIGKILL for a PAM module that hangs
      Runtime.getRuntime().halt(SessionEnd.CLOSED.exitStatus());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private SessionEnd run() {
    try {
      process.leaveTerminal();
      process.hide();
      if (!(PipeMessages.receive(agent) instanceof PipeMessage.Begin begin)) {
        throw new RuleBrokenException("the first message is not begin");
      }
      AgentLog.start("keeper", begin.log());
      return signIn(begin);
    } catch (ConversationEnded _) {
      return SessionEnd.CLOSED;
    } catch (IOException | RuleBrokenException e) {
      LOG.log(System.Logger.Level.ERROR, "the session cannot go on", e);
      return SessionEnd.SYSTEM_ERROR;
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts the keeper", e);
    }
  }

  private SessionEnd signIn(PipeMessage.Begin begin)
      throws ConversationEnded, IOException, InterruptedException {
    long ownUid = process.identity().uid();
    LOG.log(System.Logger.Level.DEBUG, "signing in by PAM service " + begin.service());
    SignInSystem system =
        new Pam(
            begin.service(),
            new LinuxAccounts(Clock.systemUTC()),
            ownUid,
            begin.superuserAllowed());
    HostConversation conversation =
        new HostConversation(
            system,
            new PipePrompts(agent),
            new FailurePace(PaceClock.SYSTEM),
            new SignInTexts(
                Texts.of("sign-in.user-name"),
                Texts.of("sign-in.password-expired"),
                Texts.of("sign-in.password-not-changed")),
            begin.tries());
    boolean asRoot = ownUid == 0;
    try (PreparedWorker prepared =
        PreparedWorker.start(JavaCommand.likeThisProcess(asRoot), asRoot)) {
      Optional<SignInAttempt> accepted = conversation.run(begin.clientAddress());
      if (accepted.isEmpty()) {
        return SessionEnd.SIGN_IN_FAILED;
      }
      try (SignInAttempt session = accepted.get()) {
        return keep(session, prepared, asRoot, begin);
      }
    }
  }

  private SessionEnd keep(
      SignInAttempt session, PreparedWorker prepared, boolean asRoot, PipeMessage.Begin begin)
      throws IOException, InterruptedException {
    Map<String, String> environment = session.openSession();
    Account account = session.account();
    Identity own = process.identity();
    Identity identity = asRoot ? new Identity(account.uid(), account.gid(), own.groups()) : own;
    PipeMessages.send(agent, new PipeMessage.Accepted(account.name(), identity));
    PipeMessage.Become become =
        new PipeMessage.Become(
            account,
            identity,
            asRoot ? environment : System.getenv(),
            begin.screenLock(),
            begin.log(),
            PipeMessage.Afterthought.NONE);
    WorkerProcess started = prepared.become(become, fromAgent);
    worker = started;
    LOG.log(System.Logger.Level.DEBUG, "the session of uid " + account.uid() + " is open");
    return started.awaitEnd();
  }
}
