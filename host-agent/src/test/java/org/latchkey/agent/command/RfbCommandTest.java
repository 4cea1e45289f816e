package org.latchkey.agent.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.latchkey.agent.screen.x11.Xvfb;

/// `latchkey rfb` as a process of its own.
@Tag("slow")
@Timeout(120)
final class RfbCommandTest {
  @TempDir Path directory;

  private ProcessBuilder rfb(Xvfb xvfb, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Main.class.getName());
    command.add("rfb");
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(xvfb.environment());
    builder.environment().put("XDG_RUNTIME_DIR", directory.toString());
    return builder;
  }

  private static void assertEnds(int code, String words, ProcessBuilder command) throws Exception {
    Process process = command.start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(code, process.waitFor(), said);
    assertTrue(said.contains(words), said);
  }

  @Test
  void aViewerIsGreetedUntilTheCommandIsToldToEnd() throws Exception {
    try (Xvfb xvfb = Xvfb.start(320, 200)) {
      Path socket =
          directory.resolve("latchkey").resolve("rfb-" + xvfb.display().substring(1) + ".sock");
      Process command = rfb(xvfb, "--display", xvfb.display()).start();
      try (BufferedReader said = command.inputReader()) {
        assertTrue(String.valueOf(said.readLine()).contains(socket.toString()));
        try (SocketChannel viewer = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
          assertEquals("RFB 003.008\n", greeting(viewer));
          assertEnds(11, "already", rfb(xvfb, "--display", xvfb.display()));
          command.destroy();
          assertEquals(-1, viewer.read(ByteBuffer.allocate(1)));
        }
        assertEquals(0, command.waitFor());
        assertFalse(Files.exists(socket));
      } finally {
        command.destroyForcibly();
      }
    }
  }

  @Test
  void theNetworkIsServedOnlyByConsentAndWithAWarning() throws Exception {
    try (Xvfb xvfb = Xvfb.start(320, 200)) {
      String[] listen = {"--display", xvfb.display(), "--listen", "127.0.0.1:0"};
      assertEnds(2, "--insecure-listen", rfb(xvfb, listen));
      List<String> consent = new ArrayList<>(List.of(listen));
      consent.add("--insecure-listen");
      Process command = rfb(xvfb, consent.toArray(String[]::new)).start();
      try (BufferedReader said = command.inputReader()) {
        assertTrue(String.valueOf(said.readLine()).contains("no password, no encryption"));
        assertTrue(String.valueOf(said.readLine()).contains("127.0.0.1:"));
      } finally {
        command.destroy();
        assertEquals(0, command.waitFor());
      }
    }
  }

  @Test
  void aDisplayThatIsNotThereEndsWithTen() throws Exception {
    try (Xvfb xvfb = Xvfb.start(64, 64)) {
      assertEnds(10, "not a display of yours", rfb(xvfb, "--display", ":64999"));
    }
  }

  private static String greeting(SocketChannel viewer) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(12);
    while (bytes.hasRemaining()) {
      assertTrue(viewer.read(bytes) > 0);
    }
    return UTF_8.decode(bytes.flip()).toString();
  }
}
