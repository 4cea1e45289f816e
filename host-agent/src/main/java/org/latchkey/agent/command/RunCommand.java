package org.latchkey.agent.command;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.latchkey.agent.AgentVersion;
import org.latchkey.agent.Texts;
import org.latchkey.agent.audit.AuditAlteredException;
import org.latchkey.agent.audit.AuditFile;
import org.latchkey.agent.audit.HostEvents;
import org.latchkey.agent.enrollment.Enrollment;
import org.latchkey.agent.enrollment.EnrollmentFile;
import org.latchkey.agent.identity.HostKeyFile;
import org.latchkey.agent.identity.HostKeyPairs;
import org.latchkey.agent.link.LinkState;
import org.latchkey.agent.settings.AgentSettings;
import org.latchkey.agent.state.StateDirectory;
import org.latchkey.agent.state.StateException;
import org.latchkey.agent.state.StateLock;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/// `latchkey run`: the agent itself, in the foreground until it is told to stop.
@Command(name = "run")
final class RunCommand implements Callable<Integer> {
  private static final System.Logger LOG = System.getLogger("org.latchkey.agent");

  @ParentCommand
  @SuppressWarnings("NullAway.Init")
  private Latchkey latchkey;

  @Override
  public Integer call() throws Exception {
    AgentSettings settings = latchkey.settings();
    AgentLogging.start(settings.log().level());
    StateDirectory state = latchkey.openState();
    try (StateLock _ = state.lock()) {
      Enrollment enrollment = EnrollmentFile.read(state).orElseThrow(() -> notEnrolled(state));
      HostKeyPairs keys = HostKeyFile.read(state).orElseThrow(() -> notEnrolled(state));
      Shutdown shutdown = new Shutdown();
      try (AuditFile audit = openAudit(state)) {
        StatusKeeper status = new StatusKeeper(state);
        RunningAgent agent =
            new RunningAgent(enrollment, keys, settings, latchkey.store(), audit, status);
        audit.append(HostEvents.agentStarted(AgentVersion.text()));
        greet(enrollment, keys);
        shutdown.whenAsked(agent::stop);
        agent.run();
        audit.append(HostEvents.agentStopped(AgentVersion.text()));
        status.linkIs(new LinkState.Offline(Instant.now(), Texts.of("status.stopped")));
        LOG.log(Level.INFO, Texts.of("run.stopped"));
      } finally {
        shutdown.finished();
      }
    }
    return ExitCode.DONE.number();
  }

  private static AuditFile openAudit(StateDirectory state)
      throws StateException, IOException, AuditAlteredException {
    return AuditFile.open(state.directory("audit"), InstantSource.system());
  }

  private static void greet(Enrollment enrollment, HostKeyPairs keys) {
    LOG.log(
        Level.INFO,
        Texts.of(
            "run.started",
            AgentVersion.text(),
            enrollment.name(),
            enrollment.gateway(),
            keys.fingerprint()));
    String self = System.getProperty("user.name");
    LOG.log(
        Level.INFO,
        self.equals("root") ? Texts.of("run.serves-all") : Texts.of("run.serves-one", self));
  }

  private static CommandFailedException notEnrolled(StateDirectory state) {
    return new CommandFailedException(ExitCode.STATE, Texts.of("run.not-enrolled", state.path()));
  }
}
