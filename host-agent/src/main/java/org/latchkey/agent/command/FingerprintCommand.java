package org.latchkey.agent.command;

import java.util.concurrent.Callable;
import org.latchkey.agent.Texts;
import org.latchkey.agent.identity.HostKeyFile;
import org.latchkey.agent.identity.HostKeyPairs;
import org.latchkey.agent.state.StateDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `latchkey fingerprint`: prints the fingerprint of this host's keys, and nothing else.
@Command(name = "fingerprint")
final class FingerprintCommand implements Callable<Integer> {
  @ParentCommand
  @SuppressWarnings("NullAway.Init")
  private Latchkey latchkey;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    StateDirectory state = latchkey.openState();
    HostKeyPairs keys =
        HostKeyFile.read(state)
            .orElseThrow(() ->
                new CommandFailedException(
                    ExitCode.STATE, Texts.of("command.no-keys", state.path())));
    spec.commandLine().getOut().println(keys.fingerprint());
    return ExitCode.DONE.number();
  }
}
