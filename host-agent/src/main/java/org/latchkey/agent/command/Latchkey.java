package org.latchkey.agent.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.AgentVersion;
import org.latchkey.agent.Texts;
import org.latchkey.agent.settings.AgentSettings;
import org.latchkey.agent.settings.SettingsException;
import org.latchkey.agent.settings.SettingsFile;
import org.latchkey.agent.state.StateDirectory;
import org.latchkey.agent.state.StateException;
import org.latchkey.agent.tls.TrustStore;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// `latchkey`: the command on every host.
@Command(
    name = "latchkey",
    mixinStandardHelpOptions = true,
    versionProvider = Latchkey.Version.class,
    scope = ScopeType.INHERIT,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      EnrollCommand.class,
      RunCommand.class,
      StatusCommand.class,
      FingerprintCommand.class,
      AuditCommand.class,
      RfbCommand.class,
      ServiceCommand.class,
      DiagnoseCommand.class
    })
final class Latchkey {
  @Option(
      names = "--state",
      paramLabel = "DIR",
      descriptionKey = "option.state",
      scope = ScopeType.INHERIT)
  private Path state = StateDirectory.DEFAULT;

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      descriptionKey = "option.settings",
      scope = ScopeType.INHERIT)
  private @Nullable Path settings;

  private final InputStream in;
  private final TrustStore store;

  Latchkey(InputStream in, TrustStore store) {
    this.in = in;
    this.store = store;
  }

  static CommandLine commandLine(InputStream in, TrustStore store) {
    FailureReport failures = new FailureReport();
    return new CommandLine(new Latchkey(in, store))
        .setResourceBundle(Texts.catalogue())
        .setExecutionExceptionHandler(failures)
        .setParameterExceptionHandler(failures);
  }

  AgentSettings settings() throws SettingsException {
    return settings == null ? SettingsFile.readDefault() : SettingsFile.read(settings);
  }

  /// Null where none was named.
  @Nullable Path settingsPath() {
    return settings;
  }

  Path statePath() {
    return state;
  }

  StateDirectory openState() throws StateException, IOException {
    return StateDirectory.open(state);
  }

  InputStream in() {
    return in;
  }

  TrustStore store() {
    return store;
  }

  /// What `--version` prints.
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"latchkey " + AgentVersion.text()};
    }
  }
}
