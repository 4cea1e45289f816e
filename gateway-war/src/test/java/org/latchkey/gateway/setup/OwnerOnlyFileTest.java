package org.latchkey.gateway.setup;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OwnerOnlyFileTest {
  @TempDir Path folder;

  private Path written() throws IOException {
    Path file = folder.resolve("secret");
    OwnerOnlyFile.write(file, new byte[] {1, 2, 3});
    return file;
  }

  @Test
  void whatIsWrittenIsForItsOwnerAlone() throws IOException {
    Path file = written();
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertArrayEquals(new byte[] {1, 2, 3}, OwnerOnlyFile.read(file));
    try (var files = Files.list(folder)) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void aFileThatAnyoneElseCanReadOrWriteIsRefused() throws IOException {
    Path file = written();
    for (String mode : new String[] {"rw-r-----", "rw--w----", "rw----r--", "rw-----w-"}) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
      assertThrows(IOException.class, () -> OwnerOnlyFile.read(file), mode);
    }
  }

  @Test
  void aLinkIsRefused() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), written());
    assertThrows(IOException.class, () -> OwnerOnlyFile.read(link));
  }

  @Test
  void aLongFileIsRefused() throws IOException {
    Path file = folder.resolve("long");
    OwnerOnlyFile.write(file, new byte[16 * 1024 + 1]);
    assertThrows(IOException.class, () -> OwnerOnlyFile.read(file));
  }

  @Test
  void secretsAreReadAsTheyWereMade() {
    Path file = folder.resolve("gateway-secrets.json");
    GatewaySecrets made = SecretsFile.make(file, new SecureRandom());
    GatewaySecrets read = SecretsFile.read(file);
    assertArrayEquals(made.peppered("test", new byte[1]), read.peppered("test", new byte[1]));
    assertArrayEquals(made.csrf(new byte[1]), read.csrf(new byte[1]));
    assertEquals(made.ticketKeys().getPublic(), read.ticketKeys().getPublic());
    assertEquals("GatewaySecrets", made.toString());
  }

  @Test
  void aDamagedSecretsFileIsNotQuoted() throws IOException {
    Path file = folder.resolve("gateway-secrets.json");
    for (String damaged :
        new String[] {
          "{\"version\":1,\"pepper\":SECRET}", "{\"version\":\"SECRET\"}", "{\"SECRET\":1}"
        }) {
      OwnerOnlyFile.write(file, damaged.getBytes(StandardCharsets.UTF_8));
      StringWriter log = new StringWriter();
      assertThrows(IllegalStateException.class, () -> SecretsFile.read(file))
          .printStackTrace(new PrintWriter(log));
      assertFalse(log.toString().contains("SECRET"), log.toString());
    }
  }
}
