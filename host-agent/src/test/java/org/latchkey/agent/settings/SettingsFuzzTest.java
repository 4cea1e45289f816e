package org.latchkey.agent.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.file.Path;
import org.latchkey.agent.Texts;

class SettingsFuzzTest {
  private static final Path FILE = Path.of("agent.toml");

  @FuzzTest(maxDuration = "5s")
  void aFileIsRefusedWithItsNameOrKeepsTheBounds(byte[] data) {
    AgentSettings settings;
    try {
      settings = SettingsFile.parse(FILE, new String(data, UTF_8));
    } catch (SettingsException e) {
      assertTrue(Texts.reason(e).startsWith("agent.toml"));
      return;
    }
    assertTrue(settings.signIn().tries() >= 1 && settings.signIn().tries() <= 10);
    assertTrue(TlsSettings.DEFAULT.cipherSuites().containsAll(settings.tls().cipherSuites()));
    assertTrue(TlsSettings.DEFAULT.protocols().containsAll(settings.tls().protocols()));
    assertTrue(!settings.tls().protocols().isEmpty() && !settings.channel().suites().isEmpty());
  }
}
