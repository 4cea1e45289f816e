package org.latchkey.agent.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.latchkey.agent.Texts;

final class StateDirectoryTest {
  @TempDir Path directory;
  private Path path = Path.of("/");

  @BeforeEach
  void name() {
    path = directory.resolve("state");
  }

  private static String modeOf(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private static void chmod(Path file, String mode) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  @Test
  void directoryAndFilesAreForTheirOwnerOnly() throws Exception {
    StateDirectory state = StateDirectory.openOrCreate(path);
    state.write("a.json", "{}".getBytes(UTF_8));
    Path audit = state.directory("audit");
    assertEquals("rwx------", modeOf(path));
    assertEquals("rwx------", modeOf(audit));
    assertEquals("rw-------", modeOf(path.resolve("a.json")));
    assertArrayEquals("{}".getBytes(UTF_8), state.read("a.json").orElseThrow());
    assertEquals(Optional.empty(), state.read("b.json"));
  }

  @Test
  void replacingLeavesNothingElseBehind() throws Exception {
    StateDirectory state = StateDirectory.openOrCreate(path);
    state.write("a.json", "old and longer".getBytes(UTF_8));
    state.write("a.json", "new".getBytes(UTF_8));
    assertArrayEquals("new".getBytes(UTF_8), state.read("a.json").orElseThrow());
    try (Stream<Path> files = Files.list(path)) {
      assertEquals(List.of(path.resolve("a.json")), files.toList());
    }
  }

  @Test
  void aFailedReplacementKeepsTheOldFile() throws Exception {
    StateDirectory state = StateDirectory.openOrCreate(path);
    Files.createDirectories(path.resolve("a.json/in the way"));
    assertThrows(IOException.class, () -> state.write("a.json", new byte[1]));
    try (Stream<Path> files = Files.list(path)) {
      assertEquals(List.of(path.resolve("a.json")), files.toList());
    }
  }

  @Test
  void aMissingDirectorySaysWhatToDo() {
    StateException problem = assertThrows(StateException.class, () -> StateDirectory.open(path));
    assertTrue(Texts.reason(problem).contains("enroll"), Texts.reason(problem));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rwxr-x---", "rwx---r--", "rwx-----x", "rwx-w----"})
  void aDirectoryThatOthersCanReachIsRefused(String mode) throws Exception {
    StateDirectory.openOrCreate(path);
    chmod(path, mode);
    StateException problem = assertThrows(StateException.class, () -> StateDirectory.open(path));
    assertTrue(Texts.reason(problem).contains("chmod 700 " + path), Texts.reason(problem));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----"})
  void aFileThatOthersCanReachIsRefused(String mode) throws Exception {
    StateDirectory state = StateDirectory.openOrCreate(path);
    state.write("a.json", new byte[1]);
    chmod(path.resolve("a.json"), mode);
    StateException problem = assertThrows(StateException.class, () -> state.read("a.json"));
    assertTrue(Texts.reason(problem).contains("chmod 600"), Texts.reason(problem));
  }

  @Test
  void aLinkIsNotFollowed() throws Exception {
    StateDirectory state = StateDirectory.openOrCreate(path);
    Path real = Files.createFile(directory.resolve("real"));
    chmod(real, "rw-------");
    Files.createSymbolicLink(path.resolve("a.json"), real);
    assertThrows(StateException.class, () -> state.read("a.json"));
    Path link = Files.createSymbolicLink(directory.resolve("link"), path);
    assertThrows(StateException.class, () -> StateDirectory.open(link));
  }

  @Test
  void aFileLongerThanAnyOfOursIsRefused() throws Exception {
    StateDirectory state = StateDirectory.openOrCreate(path);
    state.write("a.json", new byte[100_000]);
    assertThrows(StateException.class, () -> state.read("a.json"));
  }

  @Test
  void oneAgentAtATime() throws Exception {
    StateDirectory state = StateDirectory.openOrCreate(path);
    assertFalse(state.isLocked());
    try (StateLock _ = state.lock()) {
      StateException problem = assertThrows(StateException.class, state::lock);
      assertTrue(Texts.reason(problem).contains("Another agent"), Texts.reason(problem));
      assertTrue(state.isLocked());
    }
    assertFalse(state.isLocked());
    state.lock().close();
  }
}
