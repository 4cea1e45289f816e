package org.latchkey.agent.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class PlantedBugTest {
  private static final int FINDING = 77;

  /// Fuzzing needs a process of its own.
  @Test
  @Timeout(value = 120, unit = TimeUnit.SECONDS)
  void fuzzingFindsABugThatWasPlantedInAParser(@TempDir Path directory) throws Exception {
    Process fuzzing =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+EnableDynamicAgentLoading",
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + PlantedBug.class.getName(),
                "--instrumentation_includes=org.latchkey.**",
                "-seed=1",
                "-max_total_time=60")
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(fuzzing.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(FINDING, fuzzing.waitFor(), said);
    assertTrue(said.contains("ArrayIndexOutOfBoundsException"), said);
  }
}
