package org.latchkey.agent.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.latchkey.agent.AgentVersion;
import org.latchkey.agent.Texts;
import org.latchkey.agent.diagnosis.DesktopChecks;
import org.latchkey.agent.diagnosis.Finding;
import org.latchkey.agent.diagnosis.Findings;
import org.latchkey.agent.diagnosis.GatewayChecks;
import org.latchkey.agent.diagnosis.ProgramChecks;
import org.latchkey.agent.diagnosis.SignInChecks;
import org.latchkey.agent.diagnosis.StateChecks;
import org.latchkey.agent.enrollment.Enrollment;
import org.latchkey.agent.platform.Account;
import org.latchkey.agent.platform.linux.LinuxAccounts;
import org.latchkey.agent.platform.linux.LinuxProcess;
import org.latchkey.agent.platform.linux.PamServiceFile;
import org.latchkey.agent.screen.x11.Desktops;
import org.latchkey.agent.service.Systemd;
import org.latchkey.agent.settings.AgentSettings;
import org.latchkey.agent.settings.SettingsException;
import org.latchkey.agent.state.StateDirectory;
import org.latchkey.agent.state.StateException;
import org.latchkey.protocol.wire.JsonFields;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `latchkey diagnose`: what stands between this computer and being reachable.
@Command(name = "diagnose")
final class DiagnoseCommand implements Callable<Integer> {
  @ParentCommand
  @SuppressWarnings("NullAway.Init")
  private Latchkey latchkey;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(names = "--json", descriptionKey = "diagnose.json")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    Findings findings = new Findings();
    long uid = new LinuxProcess().identity().uid();
    AgentSettings settings = settings(findings);
    Path state = latchkey.statePath();
    Optional<Enrollment> enrollment = StateChecks.make(state, findings);
    enrollment.ifPresentOrElse(
        known -> gateway(known, settings).make(findings), () -> noGateway(findings));
    link(state, enrollment.isPresent(), findings);
    SignInChecks.make(new PamServiceFile(), uid, findings);
    DesktopChecks.make(Desktops.ofThisComputer(), uid == 0, DiagnoseCommand::nameOf, findings);
    ProgramChecks.make(
        Path.of(System.getProperty("java.home")),
        state,
        uid == 0,
        Systemd.ofThisComputer(),
        findings);
    spec.commandLine().getOut().println(json ? report(findings) : lines(findings));
    return (findings.needAttention() ? ExitCode.NEEDS_ATTENTION : ExitCode.DONE).number();
  }

  private AgentSettings settings(Findings findings) {
    try {
      AgentSettings settings = latchkey.settings();
      findings.good("settings", Texts.of("diagnose.settings"));
      return settings;
    } catch (SettingsException e) {
      findings.attention("settings", Texts.reason(e), "");
      return AgentSettings.defaults();
    }
  }

  private GatewayChecks gateway(Enrollment enrollment, AgentSettings settings) {
    return new GatewayChecks(
        enrollment.gateway(),
        enrollment.trust(),
        latchkey.store(),
        settings.tls(),
        InstantSource.system());
  }

  private static void noGateway(Findings findings) {
    for (String check : new String[] {"name", "connection", "tls", "clock"}) {
      findings.unchecked(check, Texts.of("diagnose.no-gateway"));
    }
  }

  private static void link(Path path, boolean isEnrolled, Findings findings) {
    if (!isEnrolled) {
      findings.unchecked("link", Texts.of("diagnose.no-gateway"));
      return;
    }
    try {
      StateDirectory state = StateDirectory.open(path);
      Optional<AgentStatus> status = AgentStatus.read(state);
      if (!state.isLocked()) {
        findings.attention(
            "link", Texts.of("diagnose.not-running"), Texts.of("diagnose.not-running.advice"));
      } else if (status.isPresent() && status.get().online()) {
        findings.good("link", Texts.of("diagnose.online", status.get().since()));
      } else {
        String reason = status.map(AgentStatus::reason).orElse("");
        findings.attention(
            "link", Texts.of("diagnose.offline", reason), Texts.of("diagnose.offline.advice"));
      }
    } catch (StateException | IOException e) {
      findings.attention("link", Texts.reason(e), "");
    }
  }

  private static String nameOf(long uid) {
    try {
      return new LinuxAccounts(Clock.systemUTC())
          .numbered(uid)
          .map(Account::name)
          .orElse(Long.toString(uid));
    } catch (IOException _) {
      return Long.toString(uid);
    }
  }

  private static String lines(Findings findings) {
    boolean unicode = System.out.charset().equals(StandardCharsets.UTF_8);
    StringBuilder text = new StringBuilder();
    for (Finding finding : findings.all()) {
      text.append(
          String.format(
              "%s %-9s  %-11s  %s%n",
              finding.verdict().shape(unicode),
              finding.verdict().word(),
              finding.check(),
              finding.found()));
      if (!finding.advice().isEmpty()) {
        text.append(String.format("%26s%s%n", "", finding.advice()));
      }
    }
    return text.append(
            findings.needAttention()
                ? Texts.of("diagnose.needs-attention")
                : Texts.of("diagnose.all-good"))
        .toString();
  }

  private static String report(Findings findings) {
    ObjectNode report = JsonFields.newObject();
    report.put("version", AgentVersion.text());
    ArrayNode all = report.putArray("findings");
    for (Finding finding : findings.all()) {
      all.addObject()
          .put("check", finding.check())
          .put("verdict", finding.verdict().word())
          .put("found", finding.found())
          .put("advice", finding.advice());
    }
    return report.toPrettyString();
  }
}
