package org.latchkey.ear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.latchkey.protocol.Spec;

class EarContentsTest {
  @Test
  void theWholeSiteIsOneWebApplicationAtTheRoot() throws IOException {
    try (var ear = new ZipFile(Path.of("target/latchkey.ear").toFile())) {
      var descriptor = ear.getEntry("META-INF/application.xml");
      assertNotNull(descriptor);
      var text = new String(ear.getInputStream(descriptor).readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(text.contains("<context-root>/</context-root>"), text);
      assertEquals(1, ear.stream().filter(entry -> entry.getName().endsWith(".war")).count());
    }
  }

  @Test
  void pagesAndProtocolAreInTheWebApplicationBecauseResourcesAreServedFromThere()
      throws IOException {
    var names = librariesOfTheWar();
    for (String module : new String[] {"latchkey-protocol", "latchkey-web-client"}) {
      assertTrue(
          names.stream().anyMatch(name -> name.startsWith("WEB-INF/lib/" + module)),
          names.toString());
    }
  }

  /// What cannot decrypt does not have the code: sealed channel and tunnel engine are not in the
  /// gateway.
  @Test
  @Spec("A19")
  void theGatewayHasNeitherTheSealedChannelNorTheTunnelEngine() throws IOException {
    for (String name : librariesOfTheWar()) {
      assertTrue(
          !name.contains("latchkey-host-agent")
              && !name.contains("latchkey-tunnel")
              && !name.contains("org/latchkey/agent"),
          name);
    }
  }

  private static Set<String> librariesOfTheWar() throws IOException {
    var names = new TreeSet<String>();
    try (var ear = new ZipFile(Path.of("target/latchkey.ear").toFile())) {
      var war = ear.getEntry("gateway.war");
      assertNotNull(war);
      try (var entries =
          new ZipInputStream(new ByteArrayInputStream(ear.getInputStream(war).readAllBytes()))) {
        for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
          names.add(entry.getName());
        }
      }
      ear.stream().forEach(entry -> names.add(entry.getName()));
    }
    return names;
  }
}
