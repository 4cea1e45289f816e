package org.latchkey.agent.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.latchkey.agent.tls.TrustStore;
import picocli.CommandLine;

/// One person's use of the command on one state directory: what they type, and what they see.
final class LatchkeyStory {
  private final Path state;
  private final TrustStore store;

  LatchkeyStory(Path state, TrustStore store) {
    this.state = state;
    this.store = store;
  }

  /// What a command ended with.
  record Seen(int code, String out, String err) {}

  Seen types(String... arguments) {
    return typesInto("", arguments);
  }

  /// With `input` on standard input.
  Seen typesInto(String input, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command =
        Latchkey.commandLine(new ByteArrayInputStream(input.getBytes(UTF_8)), store)
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    String[] all = new String[arguments.length + 2];
    all[0] = "--state";
    all[1] = state.toString();
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return new Seen(command.execute(all), out.toString(), err.toString());
  }
}
