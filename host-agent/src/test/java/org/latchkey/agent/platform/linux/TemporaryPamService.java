package org.latchkey.agent.platform.linux;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A PAM service file for one test; closing removes it.
public final class TemporaryPamService implements AutoCloseable {
  private final Path file;

  private TemporaryPamService(Path file) {
    this.file = file;
  }

  /// Writes the rules that the agent ships, with more lines after them.
  public static TemporaryPamService shippedWith(String moreLines) throws IOException {
    try (var shipped = TemporaryPamService.class.getResourceAsStream("/pam.d/latchkey")) {
      return of(
          new String(requireNonNull(shipped).readAllBytes(), StandardCharsets.UTF_8)
              + moreLines
              + "\n");
    }
  }

  public static TemporaryPamService of(String lines) throws IOException {
    Path file = Files.createTempFile(Path.of("/etc/pam.d"), "latchkey-test-", "");
    Files.writeString(file, lines);
    return new TemporaryPamService(file);
  }

  public String name() {
    return file.getFileName().toString();
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
