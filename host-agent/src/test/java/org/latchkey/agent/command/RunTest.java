package org.latchkey.agent.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.latchkey.agent.tls.TestCertificate;
import org.latchkey.agent.tls.TestConnection;
import org.latchkey.agent.tls.TestGateway;
import org.latchkey.protocol.Spec;
import org.latchkey.protocol.enrollment.EnrollmentAnswer;
import org.latchkey.protocol.enrollment.EnrollmentCode;
import org.latchkey.protocol.identity.ComputerId;
import org.latchkey.protocol.identity.HostIdentifier;
import org.latchkey.protocol.identity.SigningKeyPair;
import org.latchkey.protocol.link.Challenge;
import org.latchkey.protocol.link.LinkCodec;
import org.latchkey.protocol.link.LinkNonce;
import org.latchkey.protocol.link.Welcome;
import org.latchkey.protocol.ticket.TicketKey;

/// The agent as a process of its own.
@Tag("slow")
@Timeout(120)
final class RunTest {
  private static final Random RANDOM = new Random(9);

  @TempDir Path directory;

  private ProcessBuilder latchkey(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Main.class.getName());
    command.addAll(List.of("--state", directory.resolve("state").toString()));
    command.addAll(List.of("--settings", settings().toString()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }

  private Path settings() throws IOException {
    return Files.writeString(directory.resolve("agent.toml"), "# all defaults\n");
  }

  private static String runToEnd(int code, ProcessBuilder command) throws Exception {
    Process process = command.redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(code, process.waitFor(), said);
    return said;
  }

  /// Everything of the state directory that opens something.
  private List<String> secrets(String code) throws IOException {
    List<String> secrets = new ArrayList<>(List.of(code));
    JsonNode keys = json(Files.readString(directory.resolve("state/host-keys.json")));
    JsonNode enrollment = json(Files.readString(directory.resolve("state/enrollment.json")));
    secrets.add(keys.required("signing").textValue());
    secrets.add(keys.required("channel").textValue());
    secrets.add(json(enrollment.required("answer").textValue()).required("identifier").textValue());
    return secrets;
  }

  private static JsonNode json(String text) throws IOException {
    return new JsonMapper().readTree(text);
  }

  private static void actAsGateway(TestConnection connection) throws Exception {
    while (true) {
      TestConnection.Request request = connection.readRequest();
      if (request.line().startsWith("POST")) {
        connection.answer(
            201,
            new EnrollmentAnswer(
                    ComputerId.random(RANDOM),
                    HostIdentifier.random(RANDOM),
                    List.of(TicketKey.of(SigningKeyPair.generate().publicKey())))
                .json());
      } else if (request.line().startsWith("GET /agent/link")) {
        connection.acceptUpgrade(request);
        connection.text(LinkCodec.write(new Challenge(LinkNonce.random(RANDOM))));
        connection.read();
        connection.text(
            LinkCodec.write(
                new Welcome(Instant.parse("2026-11-21T18:00:00Z"), Duration.ofSeconds(5))));
        connection.untilGone();
      } else {
        connection.answer(200, "{}");
      }
    }
  }

  @Test
  @Spec("A1")
  void theAgentRunsIsSeenIsAloneAndEndsInOrder() throws Exception {
    TestCertificate certificate = TestCertificate.forName("dns:localhost");
    try (TestGateway gateway = new TestGateway(certificate, RunTest::actAsGateway)) {
      String code = EnrollmentCode.random(RANDOM).secret();
      runToEnd(
          0,
          latchkey(
              "enroll",
              gateway.address().toString(),
              "--code",
              code,
              "--pin",
              certificate.pin().toString(),
              "--name",
              "Desk"));
      Path log = directory.resolve("log");
      Process agent =
          latchkey("run", "--log-level", "debug")
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      try {
        while (!Files.readString(log).contains("online at")) {
          assertTrue(agent.isAlive(), Files.readString(log));
          Thread.onSpinWait();
        }
        assertTrue(runToEnd(0, latchkey("status")).contains("online"));
        assertTrue(runToEnd(4, latchkey("run")).contains("Another agent is running"));
        agent.destroy();
        assertTrue(agent.waitFor(30, TimeUnit.SECONDS));
        assertEquals(0, agent.exitValue(), Files.readString(log));
      } finally {
        agent.destroyForcibly();
      }
      assertTrue(runToEnd(8, latchkey("status")).contains("not running"));
      assertTrue(runToEnd(0, latchkey("audit", "verify")).contains("Unaltered up to entry 4"));
      String audit = Files.readString(directory.resolve("state/audit/audit.jsonl"));
      assertTrue(audit.lines().toList().getLast().contains("\"event\":\"agent.stopped\""), audit);
      String told = audit + Files.readString(log);
      for (String secret : secrets(code)) {
        assertFalse(told.contains(secret), secret);
      }
    }
  }
}
