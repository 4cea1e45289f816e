package org.latchkey.agent.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.Texts;
import org.latchkey.agent.audit.AuditReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `latchkey audit`: about the audit log of this host.
@Command(
    name = "audit",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = AuditCommand.Verify.class)
final class AuditCommand implements Runnable {
  @ParentCommand
  @SuppressWarnings("NullAway.Init")
  private Latchkey latchkey;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), Texts.of("command.missing-subcommand"));
  }

  /// `latchkey audit verify`: recomputes the chain of a log.
  @Command(name = "verify")
  static final class Verify implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private AuditCommand audit;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", arity = "0..1", descriptionKey = "audit.verify.dir")
    private @Nullable Path directory;

    @Override
    public Integer call() throws Exception {
      Path place = directory == null ? audit.latchkey.statePath() : directory;
      AuditReport report =
          AuditReport.of(place)
              .orElseThrow(() ->
                  new CommandFailedException(ExitCode.STATE, Texts.of("audit.verify.none", place)));
      spec.commandLine().getOut().println(told(report));
      return (report.isUnaltered() ? ExitCode.DONE : ExitCode.AUDIT_ALTERED).number();
    }

    private static String told(AuditReport report) {
      String found = Texts.of("audit.verify.unaltered", report.head().n(), report.head().hash());
      if (report.broken().isPresent()) {
        found += "\n" + AuditReport.describe(report.broken().get());
      }
      return found + "\n" + Texts.of("audit.verify.limits");
    }
  }
}
