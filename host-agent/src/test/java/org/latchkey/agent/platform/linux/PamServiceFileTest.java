package org.latchkey.agent.platform.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PamServiceFileTest {
  @TempDir Path directory;
  @TempDir Path vendor;

  private PamServiceFile services() {
    return new PamServiceFile(directory, List.of(vendor));
  }

  private void write(String name) throws IOException {
    Files.writeString(directory.resolve(name), "# " + name);
  }

  @Test
  void rootGetsOurFileWrittenOnDebian() throws Exception {
    for (String part : List.of("common-auth", "common-account", "common-session")) {
      write(part);
    }
    assertEquals("latchkey", services().forRoot());
    Path ours = directory.resolve("latchkey");
    assertTrue(Files.readString(ours).contains("@include common-auth"));
    assertEquals("rw-r--r--", PosixFilePermissions.toString(Files.getPosixFilePermissions(ours)));
    try (var files = Files.list(directory)) {
      assertEquals(4, files.count());
    }
  }

  @Test
  void anAdministratorsFileIsLeftAlone() throws Exception {
    write("latchkey");
    assertEquals("latchkey", services().forRoot());
    assertEquals("# latchkey", Files.readString(directory.resolve("latchkey")));
  }

  @Test
  void aFileOfTheDistributionCounts() throws Exception {
    Files.writeString(vendor.resolve("latchkey"), "# vendor");
    assertEquals("latchkey", services().forRoot());
    assertFalse(Files.exists(directory.resolve("latchkey")));
  }

  @Test
  void rootNeverFallsBackToAnotherService() throws Exception {
    write("login");
    write("other");
    String message = assertThrows(IOException.class, () -> services().forRoot()).toString();
    assertTrue(message.contains("common-auth"), message);
  }

  @Test
  void withoutRootLoginWillDoAndOtherWillNot() throws Exception {
    write("other");
    assertThrows(IOException.class, () -> services().withoutRoot());
    write("login");
    assertEquals("login", services().withoutRoot());
    write("latchkey");
    assertEquals("latchkey", services().withoutRoot());
  }
}
