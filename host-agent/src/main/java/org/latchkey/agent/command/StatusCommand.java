package org.latchkey.agent.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.latchkey.agent.AgentVersion;
import org.latchkey.agent.Texts;
import org.latchkey.agent.enrollment.Enrollment;
import org.latchkey.agent.enrollment.EnrollmentFile;
import org.latchkey.agent.identity.HostKeyFile;
import org.latchkey.agent.state.StateDirectory;
import org.latchkey.agent.state.StateException;
import org.latchkey.protocol.wire.JsonFields;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `latchkey status`: whether this computer can be reached, and as what.
@Command(name = "status")
final class StatusCommand implements Callable<Integer> {
  @ParentCommand
  @SuppressWarnings("NullAway.Init")
  private Latchkey latchkey;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(names = "--json", descriptionKey = "status.json")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    StateDirectory state = latchkey.openState();
    Optional<Enrollment> enrollment = EnrollmentFile.read(state);
    AgentStatus now = now(state);
    String word = word(state, enrollment, now);
    ObjectNode report = report(state, enrollment, now, word);
    spec.commandLine().getOut().println(json ? report.toPrettyString() : lines(report));
    return (word.equals("online") ? ExitCode.DONE : ExitCode.NOT_ONLINE).number();
  }

  private static AgentStatus now(StateDirectory state) throws StateException, IOException {
    return AgentStatus.read(state)
        .orElseGet(() -> new AgentStatus(false, java.time.Instant.EPOCH, "", 0));
  }

  /// The file may be left over from an agent that was killed: only the lock tells that one runs.
  private static String word(
      StateDirectory state, Optional<Enrollment> enrollment, AgentStatus status)
      throws StateException, IOException {
    if (enrollment.isEmpty()) {
      return "not-enrolled";
    }
    if (!state.isLocked()) {
      return "not-running";
    }
    return status.online() ? "online" : "offline";
  }

  private static ObjectNode report(
      StateDirectory state, Optional<Enrollment> enrollment, AgentStatus status, String word)
      throws StateException, IOException {
    ObjectNode report = JsonFields.newObject();
    report.put("state", word);
    if (word.equals("online") || word.equals("offline")) {
      report.put("since", status.since().toString());
      report.put("reason", status.reason());
      report.put("sessions", status.sessions());
    }
    enrollment.ifPresent(known -> {
      report.put("gateway", known.gateway().toString());
      report.put("computer", known.answer().computerId().hex());
      report.put("name", known.name().text());
    });
    HostKeyFile.read(state)
        .ifPresent(keys -> report.put("fingerprint", keys.fingerprint().toString()));
    return report.put("version", AgentVersion.text());
  }

  private static String lines(ObjectNode report) {
    StringBuilder text = new StringBuilder(Texts.of("status." + report.get("state").asText()));
    report
        .properties()
        .forEach(field -> {
          String value = field.getValue().asText();
          if (!field.getKey().equals("state") && !value.isEmpty()) {
            text.append(String.format("%n%-12s %s", field.getKey(), value));
          }
        });
    return text.toString();
  }
}
