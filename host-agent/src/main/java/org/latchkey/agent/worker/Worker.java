package org.latchkey.agent.worker;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.latchkey.agent.log.AgentLog;
import org.latchkey.agent.log.LogTerms;
import org.latchkey.agent.platform.Account;
import org.latchkey.agent.platform.OwnProcess;
import org.latchkey.agent.platform.linux.LinuxProcess;
import org.latchkey.agent.stream.PipeFrames;
import org.latchkey.agent.stream.RuleBrokenException;
import org.latchkey.agent.stream.StreamMultiplexer;

/// The process that is the OS user, and serves the modules of one session (`docs/host-sign-in.md`
/// §5).
///
/// Started before anyone has signed in, it waits: until `become` it takes nothing else from its
/// input and does nothing but make itself ready.
///
/// Exit status 0: the agent closed the session, or there was none. Anything else ends it as a
/// failure.
public final class Worker {
  private static final System.Logger LOG = System.getLogger("org.latchkey.agent.worker");
  private static final int BUFFER_BYTES = 64 * 1024;

  private Worker() {}

  /// Takes no arguments: everything comes in the first message on standard input.
  static void main() {
    PipeFrames pipe =
        new PipeFrames(
            new BufferedInputStream(new FileInputStream(FileDescriptor.in), BUFFER_BYTES),
            new FileOutputStream(FileDescriptor.out));
    System.setOut(System.err);
    AgentLog.start("worker", LogTerms.FIRST);
    int status = 1;
    try {
      run(pipe);
      status = 0;
    } catch (IOException | RuleBrokenException | RuntimeException | Error e) {
      LOG.log(System.Logger.Level.ERROR, "the worker ends", e); // else exit would swallow it
    } finally {
      System.exit(status); // threads of modules do not keep it
    }
  }

  private static void run(PipeFrames pipe) throws IOException, RuleBrokenException {
    openClassPath();
    WarmUp.run();
    PipeMessage first;
    try {
      first = PipeMessages.receive(pipe);
    } catch (EOFException _) {
      return; // nobody signed in, or not in a session that this process fits
    }
    if (!(first instanceof PipeMessage.Become become)) {
      throw new RuleBrokenException("the first message is not become");
    }
    AgentLog.start("worker", become.log());
    drop(become);
    UserSession session =
        new UserSession(
            UserEnvironment.of(become.account(), become.environment()),
            become.screenLock(),
            System::nanoTime);
    WorkerModules modules = new WorkerModules(session);
    LOG.log(System.Logger.Level.DEBUG, "the process is uid " + become.identity().uid() + " now");
    PipeMessages.send(pipe, new PipeMessage.Ready(modules.names()));
    WorkerPipe agent = new WorkerPipe(pipe);
    StreamMultiplexer streams = StreamMultiplexer.accepting(agent, modules::told, modules);
    session.tellBy(streams::sendControl);
    try {
      streams.run();
    } finally {
      modules.end();
      session.end(agent);
    }
  }

  private static void drop(PipeMessage.Become become) throws IOException {
    OwnProcess process = new LinuxProcess();
    if (process.identity().uid() == 0) {
      process.joinSession(become.account(), become.late().umask());
      process.become(become.identity());
      if (become.late().findsUserKeys()) {
        process.findOwnKeys();
      }
    } else {
      process.hide();
    }
    changeToHome(process, become.account());
  }

  private static void changeToHome(OwnProcess process, Account account) throws IOException {
    try {
      process.changeDirectory(account.home());
    } catch (IOException _) {
      process.changeDirectory(Path.of("/"));
    }
  }

  /// Looks for something that is nowhere, which makes the class loader open every archive: they may
  /// lie where the user must not look.
  private static void openClassPath() {
    if (ClassLoader.getSystemResource("org/latchkey/nowhere") != null) {
      throw new IllegalStateException("org/latchkey/nowhere exists");
    }
  }
}
