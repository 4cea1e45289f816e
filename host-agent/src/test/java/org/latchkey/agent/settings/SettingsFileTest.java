package org.latchkey.agent.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latchkey.agent.Texts;
import org.latchkey.protocol.Spec;

final class SettingsFileTest {
  private static final Path FILE = Path.of("/etc/latchkey/agent.toml");

  private static String shippedFile() throws IOException {
    try (InputStream in = SettingsFile.class.getResourceAsStream("agent.toml")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
    }
  }

  private static String problem(String toml) {
    return Texts.reason(
        assertThrows(SettingsException.class, () -> SettingsFile.parse(FILE, toml)));
  }

  @Test
  void theCommentedFileHasEveryKeyAndSaysTheDefaults() throws Exception {
    assertEquals(AgentSettings.defaults(), SettingsFile.parse(FILE, shippedFile()));
    String keysOnly = shippedFile().replaceAll("(?m)^#.*\n", "");
    for (String key :
        List.of(
            "level",
            "protocols",
            "cipher-suites",
            "suites",
            "first-delay-millis",
            "allow-root",
            "longest-delay-seconds",
            "tries",
            "most-at-once",
            "most-half-open",
            "parking-seconds",
            "idle-minutes",
            "lock-on-disconnect",
            "lock-command")) {
      assertTrue(keysOnly.contains("\n" + key + " = "), key);
    }
  }

  @Test
  void anEmptyFileMeansTheDefaults() throws Exception {
    assertEquals(AgentSettings.defaults(), SettingsFile.parse(FILE, ""));
  }

  @Test
  void rootMayNotSignInByDefault() {
    assertEquals(false, AgentSettings.defaults().signIn().allowRoot());
  }

  @Test
  void whatStandsInTheFileHolds() throws Exception {
    AgentSettings settings =
        SettingsFile.parse(
            FILE,
            """
            sign-in.tries = 5
            [log]
            level = "debug"
            [reconnect]
            first-delay-millis = 100
            longest-delay-seconds = 5
            [sessions]
            idle-minutes = 15
            lock-on-disconnect = true
            lock-command = ["i3lock", "--color=ff0000"]
            """);
    assertEquals(Duration.ofMinutes(15), settings.sessions().idle());
    assertEquals(
        new LockSettings(true, List.of("i3lock", "--color=ff0000")), settings.sessions().lock());
    assertEquals("debug", settings.log().level().word());
    assertEquals(5, settings.signIn().tries());
    assertEquals(
        new ReconnectSettings(Duration.ofMillis(100), Duration.ofSeconds(5)), settings.reconnect());
  }

  @Test
  @Spec("A8")
  void anAlgorithmIsStruckByLeavingItOut() throws Exception {
    AgentSettings settings =
        SettingsFile.parse(
            FILE,
            """
            [tls]
            protocols = ["TLSv1.3"]
            cipher-suites = ["TLS_CHACHA20_POLY1305_SHA256"]
            """);
    assertEquals(List.of("TLSv1.3"), settings.tls().protocols());
    assertEquals(List.of("TLS_CHACHA20_POLY1305_SHA256"), settings.tls().cipherSuites());
  }

  @ParameterizedTest
  @Spec("A8")
  @CsvSource(
      delimiter = '|',
      value = {
        "protocols = ['TLSv1']",
        "protocols = []",
        "protocols = ['TLSv1.3', 'TLSv1.3']",
        "cipher-suites = ['TLS_RSA_WITH_AES_128_CBC_SHA']",
        "cipher-suites = 'TLS_AES_256_GCM_SHA384'"
      })
  void nothingWeakNothingEmptyAndNothingTwice(String line) {
    assertTrue(problem("[tls]\n" + line.replace('\'', '"')).contains("line 2"), line);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[log]\\n\\n  levle = \"info\" | line 3 | log.levle",
        "# c\\nlevel = \"info\" | line 2 | \"level\"",
        "[sign-in]\\nallow-root = \"yes\" | line 2 | true or false",
        "[sign-in]\\ntries = 0 | line 2 | from 1 to 10",
        "[sign-in]\\ntries = 99999999999999999999 | line 2 | from 1 to 10",
        "[sign-in]\\ntries = 1.5 | line 2 | from 1 to 10",
        "[channel]\\nsuites = [7] | line 2 | channel.suites",
        "[channel]\\nsuites = [2] | line 2 | channel.suites",
        "[channel]\\nsuites = [] | line 2 | channel.suites",
        "[channel]\\nsuites = [1, 1] | line 2 | channel.suites",
        "[channel]\\nsuites = 1 | line 2 | channel.suites",
        "[log]\\nlevel = \"loud\" | line 2 | debug",
        "[sessions]\\nidle-minutes = 1441 | line 2 | from 0 to 1440",
        "[sessions]\\nlock-command = \"i3lock -c\" | line 2 | each in quotes",
        "[sessions]\\nlock-command = [\"\"] | line 2 | each in quotes",
        "[sessions]\\nlock-command = [1] | line 2 | each in quotes",
        "log = 3 | line 1 | [log]",
        "\\n\\n[log | line 3 | TOML",
        "a = 1\\na = 2 | line 2 | TOML"
      })
  void anErrorNamesFileAndLineAndWhatIsPossible(String toml, String line, String hint) {
    String problem = problem(toml.replace("\\n", "\n"));
    assertTrue(problem.startsWith(FILE + ", " + line + ": "), problem);
    assertTrue(problem.contains(hint), problem);
  }

  @Test
  void aFileThatWasNamedMustExist(@TempDir Path directory) {
    SettingsException problem =
        assertThrows(
            SettingsException.class, () -> SettingsFile.read(directory.resolve("none.toml")));
    assertTrue(Texts.reason(problem).contains("no such file"), Texts.reason(problem));
  }

  @Test
  void bytesThatAreNotTextAreRefused(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("agent.toml");
    Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    SettingsException problem =
        assertThrows(SettingsException.class, () -> SettingsFile.read(file));
    assertTrue(Texts.reason(problem).contains("UTF-8"), Texts.reason(problem));
  }

  @Test
  void anEndlessFileIsRefused(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("agent.toml");
    Files.write(file, new byte[300 * 1024]);
    assertThrows(SettingsException.class, () -> SettingsFile.read(file));
  }
}
