package org.latchkey.agent.platform.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.latchkey.agent.worker.PackedClasses;
import org.latchkey.protocol.Spec;

@AsRoot
@Spec("A17")
class LinuxProcessTest {
  @Test
  void whoBecameAUserCanReadNothingOfRootsAndNotGoBack() throws Exception {
    try (PackedClasses classes = new PackedClasses(false)) {
      probe(classes.archives());
    }
  }

  private static void probe(List<Path> classPath) throws Exception {
    String paths = String.join(File.pathSeparator, classPath.stream().map(Path::toString).toList());
    Process probe =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                paths,
                DropProbe.class.getName(),
                "54321",
                "54322",
                "54322",
                "54323")
            .redirectErrorStream(true)
            .start();
    String output = new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(
        List.of(
            "Identity[uid=54321, gid=54322, groups=[54322, 54323]]",
            "shadow false",
            "root's files false",
            "refused 1"),
        output.lines().toList());
    assertEquals(0, probe.waitFor());
  }
}
