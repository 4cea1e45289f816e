package org.latchkey.agent.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.latchkey.agent.audit.AuditFile;
import org.latchkey.agent.audit.HostEvents;
import org.latchkey.agent.command.LatchkeyStory.Seen;
import org.latchkey.agent.tls.TestCertificate;
import org.latchkey.agent.tls.TestConnection;
import org.latchkey.agent.tls.TestGateway;
import org.latchkey.protocol.Spec;
import org.latchkey.protocol.enrollment.EnrollmentAnswer;
import org.latchkey.protocol.enrollment.EnrollmentCode;
import org.latchkey.protocol.identity.ComputerId;
import org.latchkey.protocol.identity.HostIdentifier;
import org.latchkey.protocol.identity.SigningKeyPair;
import org.latchkey.protocol.ticket.TicketKey;

@Timeout(60)
final class LatchkeyTest {
  private static final Random RANDOM = new Random(5);
  private static final String CODE = EnrollmentCode.random(RANDOM).secret();
  private static TestCertificate certificate;
  private static TestCertificate other;

  @TempDir Path directory;
  private Path state;
  private LatchkeyStory person;

  @BeforeAll
  static void makeCertificates() throws Exception {
    certificate = TestCertificate.forName("dns:localhost");
    other = TestCertificate.forName("dns:localhost");
  }

  @BeforeEach
  void sitDown() throws Exception {
    state = directory.resolve("state");
    person = new LatchkeyStory(state, certificate.trusted());
  }

  private static void enrolls(TestConnection connection) throws Exception {
    while (true) {
      boolean isEnrollment = connection.readRequest().line().startsWith("POST");
      EnrollmentAnswer answer =
          new EnrollmentAnswer(
              ComputerId.random(RANDOM),
              HostIdentifier.random(RANDOM),
              List.of(TicketKey.of(SigningKeyPair.generate().publicKey())));
      connection.answer(isEnrollment ? 201 : 200, isEnrollment ? answer.json() : "{}");
    }
  }

  private static void assertSays(int code, String words, Seen seen) {
    assertEquals(code, seen.code(), seen.toString());
    assertTrue((seen.out() + seen.err()).contains(words), seen.toString());
  }

  @Test
  void enrollAndLookAround() throws Exception {
    try (TestGateway gateway = new TestGateway(certificate, LatchkeyTest::enrolls)) {
      String url = gateway.address().toString();
      assertSays(4, "Enroll this computer first", person.types("status"));
      Seen enrolled =
          person.typesInto(
              CODE + "\n",
              "enroll",
              url,
              "--code",
              "-",
              "--pin",
              certificate.pin().toString(),
              "--name",
              "Desk");
      assertSays(0, "Enrolled as Desk", enrolled);
      assertFalse((enrolled.out() + enrolled.err()).contains(CODE));

      Seen fingerprint = person.types("fingerprint");
      assertEquals(0, fingerprint.code());
      assertTrue(fingerprint.out().strip().matches("([A-Z2-7]{4}-){5}[A-Z2-7]{4}"));
      assertTrue(enrolled.out().contains(fingerprint.out().strip()));

      assertSays(8, "not running", person.types("status"));
      Seen json = person.types("status", "--json");
      assertSays(8, "\"state\" : \"not-running\"", json);
      assertTrue(json.out().contains(url) && json.out().contains("\"name\" : \"Desk\""));

      assertSays(4, "--again", person.types("enroll", url, "--code", CODE));
      assertSays(0, "Enrolled", person.types("enroll", url, "--code", CODE, "--again"));
      assertEquals(fingerprint, person.types("fingerprint"));
    }
  }

  @Test
  void aServiceIsInstalledOnlyFromAnInstalledAgent() {
    assertSays(12, "not an installed one", person.types("service", "install"));
  }

  @Test
  void diagnosingANewComputerSaysWhatToDoFirst() throws Exception {
    Seen seen = person.types("diagnose");
    assertSays(13, "Enroll this computer first", seen);
    assertSays(13, "Something needs attention.", seen);
    assertFalse(Files.exists(state));
  }

  @Test
  void diagnosingTellsScriptsOfEveryStep() throws Exception {
    try (TestGateway gateway = new TestGateway(certificate, LatchkeyTest::enrolls)) {
      String url = gateway.address().toString();
      assertSays(0, "Enrolled", person.types("enroll", url, "--code", CODE, "--name", "Desk"));
      Seen seen = person.types("diagnose", "--json");
      assertEquals(13, seen.code(), seen.toString());
      Map<String, String> verdicts = new LinkedHashMap<>();
      for (JsonNode finding : new JsonMapper().readTree(seen.out()).required("findings")) {
        verdicts.putIfAbsent(
            finding.required("check").textValue(), finding.required("verdict").textValue());
      }
      assertEquals(
          List.of(
              "settings",
              "state",
              "enrollment",
              "audit",
              "disk",
              "name",
              "connection",
              "tls",
              "clock",
              "link",
              "sign-in",
              "libraries",
              "desktop",
              "java",
              "start-cache",
              "service"),
          List.copyOf(verdicts.keySet()));
      for (String good : List.of("settings", "state", "enrollment", "connection", "tls")) {
        assertEquals("good", verdicts.get(good), good);
      }
      assertEquals("attention", verdicts.get("link"), "no agent runs");
      assertEquals("unchecked", verdicts.get("audit"), "there is none yet");
    }
  }

  @Test
  void aLogLevelThatIsNoneIsRefusedWithTheKnownOnes() {
    assertSays(2, "error, warning, info, debug", person.types("run", "--log-level", "loud"));
  }

  @Test
  @Spec("A6")
  void aWrongPinEndsWithFive() throws Exception {
    try (TestGateway gateway = new TestGateway(other, LatchkeyTest::enrolls)) {
      Seen seen =
          person.types(
              "enroll",
              gateway.address().toString(),
              "--code",
              CODE,
              "--pin",
              certificate.pin().toString());
      assertSays(5, "Nothing was sent", seen);
      assertEquals(0, gateway.received().length);
      assertSays(8, "not enrolled", person.types("status"));
    }
  }

  @Test
  void aRefusedCodeEndsWithSix() throws Exception {
    try (TestGateway gateway =
        new TestGateway(
            certificate,
            connection -> {
              while (true) {
                connection.readRequest();
                connection.answer(403, "{\"type\":\"urn:latchkey:fault:enrollment-refused\"}");
              }
            })) {
      assertSays(
          6,
          "unknown, used or expired",
          person.types("enroll", gateway.address().toString(), "--code", CODE));
    }
  }

  @Test
  void aGatewayThatIsNotThereEndsWithSeven() {
    assertSays(
        7, "could not be reached", person.types("enroll", "https://localhost:1", "--code", CODE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "frobnicate",
        "audit",
        "enroll",
        "enroll https://x",
        "enroll http://x --code lk1_aaaaaaaaaaaaaaaaaaaaaaaaaa",
        "enroll https://x --code short",
        "enroll https://x --code lk2_aaaaaaaaaaaaaaaaaaaaaaaaaa",
        "enroll https://x --code lk1_aaaaaaaaaaaaaaaaaaaaaaaaaa --pin md5/x",
        "status --frob",
        "rfb",
        "rfb --display 1",
        "rfb --display localhost:1"
      })
  void aWrongLineEndsWithTwoAndPointsToTheHelp(String line) {
    Seen seen = person.types(line.isEmpty() ? new String[0] : line.split(" ", -1));
    assertSays(2, "--help", seen);
    assertEquals(1, seen.err().lines().count(), seen.err());
    assertFalse(Files.exists(state));
  }

  @Test
  void aWrongSettingEndsWithThreeAndNamesTheLine() throws Exception {
    Path settings = Files.writeString(directory.resolve("agent.toml"), "\n[log]\nlevle = 1\n");
    assertSays(3, settings + ", line 3: ", person.types("--settings", settings.toString(), "run"));
  }

  @Test
  void runWithoutEnrollmentEndsWithFour() throws Exception {
    Files.createDirectory(
        state, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    assertSays(4, "not enrolled", person.types("run"));
    assertSays(4, "no host keys", person.types("fingerprint"));
  }

  @Test
  void aStateDirectoryOpenToOthersEndsWithFour() throws Exception {
    Files.createDirectory(state);
    Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwxr-xr-x"));
    assertSays(4, "chmod 700 " + state, person.types("fingerprint"));
  }

  @Test
  void anAuditLogIsVerified() throws Exception {
    assertSays(4, "no audit log", person.types("audit", "verify", directory.toString()));
    try (AuditFile log = AuditFile.open(directory, InstantSource.system())) {
      log.append(HostEvents.agentStarted("1"));
      log.append(HostEvents.agentStopped("1"));
    }
    Seen good = person.types("audit", "verify", directory.toString());
    assertSays(0, "Unaltered up to entry 2", good);
    assertTrue(good.out().contains("nobody has witnessed"));
    Path file = directory.resolve(AuditFile.NAME);
    Files.writeString(file, Files.readString(file).replaceFirst("\"1\"", "\"2\""));
    assertSays(9, "Line 2 does not fit", person.types("audit", "verify", directory.toString()));
  }

  @Test
  void helpTeachesWithExamplesAndEveryExitCode() {
    Seen help = person.types("--help");
    assertEquals(0, help.code());
    for (ExitCode code : ExitCode.values()) {
      assertTrue(help.out().contains("\n  " + code.number() + "   "), "exit code " + code);
    }
    for (String command : List.of("enroll", "run", "status", "fingerprint", "audit", "rfb")) {
      assertTrue(help.out().contains("\n  " + command + " "), command);
      Seen own = person.types(command, "--help");
      assertEquals(0, own.code());
      assertTrue(own.out().contains("Example"), own.out());
    }
  }

  @Test
  void theVersionIsThatOfTheBuild() {
    Seen version = person.types("--version");
    assertTrue(version.out().matches("latchkey \\d+\\.\\d+\\.\\d+.*\\s*"), version.out());
  }
}
