package org.latchkey.agent.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.latchkey.agent.state.StateDirectory;

@Tag("slow")
@Timeout(120)
class AotCacheTest {
  @TempDir Path temporary;

  @Test
  void theCacheIsMadeOnceAndOnlyUsedWhileNobodyElseCanWriteIt() throws Exception {
    StateDirectory state = StateDirectory.openOrCreate(temporary.resolve("state"));
    try (PackedClasses classes = new PackedClasses(false)) {
      AotCache cache = new AotCache(state, classes.java());
      assertEquals(Optional.empty(), cache.file());
      Files.writeString(state.directory("aot").resolve("worker-of-another-version.aot"), "old");
      cache.make();
      Path file = cache.file().orElseThrow();
      try (Stream<Path> left = Files.list(file.getParent())) {
        assertEquals(List.of(file), left.toList());
      }

      ProcessBuilder strict = classes.java().with(Optional.of(file)).builder(WarmUp.class, 64);
      strict.command().add(1, "-XX:AOTMode=on"); // the JVM refuses to start without the cache
      assertEquals(0, strict.start().waitFor());

      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
      assertEquals(Optional.empty(), cache.file());
    }
  }

  @Test
  void withoutArchivesNothingIsMade() throws Exception {
    StateDirectory state = StateDirectory.openOrCreate(temporary.resolve("state"));
    JavaCommand java =
        new JavaCommand(Path.of("/usr/bin/java"), List.of(temporary), true, Optional.empty());
    AotCache cache = new AotCache(state, java);
    cache.make();
    assertFalse(Files.exists(state.path().resolve("aot")));
    assertTrue(cache.file().isEmpty());
  }
}
