package org.latchkey.agent.command;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
import org.latchkey.agent.log.AgentLog;
import org.latchkey.agent.log.JournalStream;
import org.latchkey.agent.log.LogLevel;
import org.latchkey.agent.log.LogTerms;
import org.latchkey.agent.settings.AgentSettings;
import org.latchkey.agent.state.StateDirectory;
import org.latchkey.agent.state.StateException;
import org.latchkey.agent.state.StateLock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `latchkey run`: the agent itself, in the foreground until it is told to stop.
@Command(name = "run")
final class RunCommand implements Callable<Integer> {
  private static final System.Logger LOG = System.getLogger("org.latchkey.agent");

  @ParentCommand
  @SuppressWarnings("NullAway.Init")
  private Latchkey latchkey;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(names = "--log-level", paramLabel = "LEVEL", descriptionKey = "run.log-level")
  private @Nullable String logLevel;

  @Override
  public Integer call() throws Exception {
    AgentSettings settings = latchkey.settings();
    LogTerms log = logTerms(settings);
    AgentLog.start("agent", log);
    StateDirectory state = latchkey.openState();
    try (StateLock _ = state.lock()) {
      Enrollment enrollment = EnrollmentFile.read(state).orElseThrow(() -> notEnrolled(state));
      HostKeyPairs keys = HostKeyFile.read(state).orElseThrow(() -> notEnrolled(state));
      Shutdown shutdown = new Shutdown();
      try (AuditFile audit = openAudit(state)) {
        StatusKeeper status = new StatusKeeper(state);
        RunningAgent agent =
            new RunningAgent(
                enrollment, keys, settings, log, latchkey.store(), audit, status, state);
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

  private LogTerms logTerms(AgentSettings settings) {
    boolean journal =
        JournalStream.isStandardError(System.getenv().getOrDefault("JOURNAL_STREAM", ""));
    String word = logLevel == null ? settings.log().level().word() : logLevel;
    try {
      return new LogTerms(LogLevel.ofWord(word), journal, "");
    } catch (IllegalArgumentException _) {
      String levels = String.join(", ", LogLevel.words());
      throw new ParameterException(spec.commandLine(), Texts.of("run.bad-log-level", word, levels));
    }
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
