package org.latchkey.agent.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.Texts;
import org.latchkey.agent.enrollment.EnrollmentFile;
import org.latchkey.agent.platform.linux.LinuxProcess;
import org.latchkey.agent.service.Installation;
import org.latchkey.agent.service.ServiceException;
import org.latchkey.agent.service.ServiceInstaller;
import org.latchkey.agent.service.Systemd;
import org.latchkey.agent.state.StateDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `latchkey service`: the agent as a service of the operating system.
@Command(
    name = "service",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {ServiceCommand.Install.class, ServiceCommand.Remove.class})
final class ServiceCommand implements Runnable {
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

  private static ServiceInstaller installer() throws Exception {
    return new ServiceInstaller(Systemd.ofThisComputer(), new LinuxProcess().identity().uid() == 0);
  }

  private static CommandFailedException refused(ServiceException failure) {
    return new CommandFailedException(ExitCode.NO_SERVICE, Texts.reason(failure));
  }

  /// `latchkey service install`.
  @Command(name = "install")
  static final class Install implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private ServiceCommand service;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
        names = "--now",
        negatable = true,
        defaultValue = "true",
        fallbackValue = "true",
        descriptionKey = "service.install.now")
    private boolean now;

    @Override
    public Integer call() throws Exception {
      Latchkey latchkey = service.latchkey;
      latchkey.settings(); // a mistake in them is better told now than by the journal
      Path state = latchkey.statePath().toAbsolutePath().normalize();
      @Nullable Path settings = latchkey.settingsPath();
      try {
        Installation agent = Installation.ofThisProcess();
        if (now && EnrollmentFile.read(StateDirectory.open(state)).isEmpty()) {
          throw new CommandFailedException(ExitCode.STATE, Texts.of("run.not-enrolled", state));
        }
        Path absolute = settings == null ? null : settings.toAbsolutePath().normalize();
        String done = installer().install(agent, state, absolute, now);
        spec.commandLine().getOut().println(done);
      } catch (ServiceException e) {
        throw refused(e);
      }
      return ExitCode.DONE.number();
    }
  }

  /// `latchkey service remove`.
  @Command(name = "remove")
  static final class Remove implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
      try {
        spec.commandLine().getOut().println(installer().remove());
      } catch (ServiceException e) {
        throw refused(e);
      }
      return ExitCode.DONE.number();
    }
  }
}
