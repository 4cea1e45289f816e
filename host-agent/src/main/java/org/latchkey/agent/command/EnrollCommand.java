package org.latchkey.agent.command;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.Texts;
import org.latchkey.agent.enrollment.Enrollment;
import org.latchkey.agent.enrollment.EnrollmentClient;
import org.latchkey.agent.enrollment.EnrollmentFile;
import org.latchkey.agent.identity.HostKeyFile;
import org.latchkey.agent.identity.HostKeyPairs;
import org.latchkey.agent.settings.AgentSettings;
import org.latchkey.agent.state.StateDirectory;
import org.latchkey.agent.state.StateLock;
import org.latchkey.agent.tls.GatewayAddress;
import org.latchkey.agent.tls.GatewayTrust;
import org.latchkey.agent.tls.NotTrustedException;
import org.latchkey.protocol.enrollment.ComputerName;
import org.latchkey.protocol.enrollment.EnrollmentCode;
import org.latchkey.protocol.identity.TlsPin;
import org.latchkey.protocol.wire.MalformedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `latchkey enroll`: makes this computer known to a gateway.
@Command(name = "enroll")
final class EnrollCommand implements Callable<Integer> {
  private static final String FROM_STANDARD_INPUT = "-";
  private static final int LONGEST_LINE = 256;

  @ParentCommand
  @SuppressWarnings("NullAway.Init")
  private Latchkey latchkey;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Parameters(paramLabel = "URL", descriptionKey = "enroll.url")
  @SuppressWarnings("NullAway.Init")
  private String url;

  @Option(names = "--code", paramLabel = "CODE", required = true, descriptionKey = "enroll.code")
  @SuppressWarnings("NullAway.Init")
  private String code;

  @Option(names = "--pin", paramLabel = "PIN", descriptionKey = "enroll.pin")
  private @Nullable String pin;

  @Option(names = "--name", paramLabel = "NAME", descriptionKey = "enroll.name")
  private @Nullable String name;

  @Option(names = "--again", descriptionKey = "enroll.again")
  private boolean again;

  @Override
  public Integer call() throws Exception {
    GatewayAddress gateway = gateway();
    GatewayTrust trust = trust();
    ComputerName shown = name();
    EnrollmentCode secret = code();
    AgentSettings settings = latchkey.settings();
    StateDirectory state = StateDirectory.openOrCreate(latchkey.statePath());
    try (StateLock _ = state.lock()) {
      if (!again && EnrollmentFile.read(state).isPresent()) {
        throw new CommandFailedException(ExitCode.STATE, Texts.of("enroll.already", state.path()));
      }
      HostKeyPairs keys = HostKeyFile.readOrGenerate(state);
      EnrollmentClient client = new EnrollmentClient(latchkey.store(), settings.tls());
      Enrollment enrollment = enroll(client, gateway, trust, secret, shown, keys);
      EnrollmentFile.write(state, enrollment);
      report(enrollment, keys);
    }
    return ExitCode.DONE.number();
  }

  private static Enrollment enroll(
      EnrollmentClient client,
      GatewayAddress gateway,
      GatewayTrust trust,
      EnrollmentCode secret,
      ComputerName shown,
      HostKeyPairs keys)
      throws Exception {
    try {
      return client.enroll(gateway, trust, secret, shown, keys);
    } catch (NotTrustedException e) {
      throw e;
    } catch (IOException e) {
      throw new CommandFailedException(
          ExitCode.GATEWAY_NOT_REACHED, Texts.of("enroll.not-reached", gateway, Texts.reason(e)));
    }
  }

  private void report(Enrollment enrollment, HostKeyPairs keys) {
    spec.commandLine()
        .getOut()
        .println(
            Texts.of(
                "enroll.done",
                enrollment.name(),
                enrollment.answer().computerId(),
                enrollment.gateway(),
                keys.fingerprint()));
  }

  private GatewayAddress gateway() {
    try {
      return GatewayAddress.parse(url);
    } catch (IllegalArgumentException e) {
      throw usage(Texts.reason(e));
    }
  }

  private GatewayTrust trust() {
    try {
      return pin == null ? new GatewayTrust.ByName() : new GatewayTrust.ByPin(TlsPin.parse(pin));
    } catch (MalformedException _) {
      throw usage(Texts.of("enroll.bad-pin"));
    }
  }

  private ComputerName name() {
    try {
      return ComputerName.parse(name == null ? InetAddress.getLocalHost().getHostName() : name);
    } catch (MalformedException _) {
      throw usage(Texts.of("enroll.bad-name"));
    } catch (UnknownHostException _) {
      throw usage(Texts.of("enroll.no-host-name"));
    }
  }

  private EnrollmentCode code() throws IOException {
    try {
      return EnrollmentCode.parse(code.equals(FROM_STANDARD_INPUT) ? firstLine() : code);
    } catch (MalformedException _) {
      throw usage(Texts.of("enroll.bad-code"));
    }
  }

  private String firstLine() throws IOException {
    byte[] start = latchkey.in().readNBytes(LONGEST_LINE);
    return new String(start, US_ASCII).lines().findFirst().orElse("").strip();
  }

  private ParameterException usage(String problem) {
    return new ParameterException(spec.commandLine(), problem);
  }
}
