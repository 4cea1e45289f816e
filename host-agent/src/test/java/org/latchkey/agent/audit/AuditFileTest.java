package org.latchkey.agent.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.latchkey.agent.Texts;
import org.latchkey.protocol.audit.AuditBreak;
import org.latchkey.protocol.audit.AuditEvent;

final class AuditFileTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-21T18:00:00Z"));

  @TempDir Path directory;

  private Path file() {
    return directory.resolve(AuditFile.NAME);
  }

  private void write(int entries) throws Exception {
    try (AuditFile log = AuditFile.open(directory, CLOCK)) {
      for (int i = 0; i < entries; i++) {
        log.append(HostEvents.agentStarted("version " + i));
      }
    }
  }

  private AuditReport report() throws IOException {
    return AuditReport.of(directory).orElseThrow();
  }

  private List<String> lines() throws IOException {
    return new ArrayList<>(Files.readAllLines(file()));
  }

  private void replace(List<String> lines) throws IOException {
    Files.writeString(file(), String.join("\n", lines) + "\n");
  }

  private void assertBroken(long line, AuditBreak.Reason reason) throws IOException {
    assertEquals(new AuditBreak(line, reason), report().broken().orElseThrow());
    assertFalse(report().isUnaltered());
    assertThrows(AuditAlteredException.class, () -> AuditFile.open(directory, CLOCK));
  }

  @Test
  void theChainGoesOnWhenTheAgentStartsAgain() throws Exception {
    write(3);
    write(2);
    assertEquals(5, report().head().n());
    assertTrue(report().isUnaltered());
    assertTrue(lines().getFirst().startsWith("{\"n\":1,\"time\":\"2026-11-21T18:00:00.000Z\""));
  }

  @Test
  void theFileIsForItsOwnerOnly() throws Exception {
    write(1);
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
  }

  @Test
  void whereNothingIsNothingIsReported() throws Exception {
    assertTrue(AuditReport.of(directory).isEmpty());
  }

  @Test
  void theLogIsFoundFromTheStateDirectoryToo() throws Exception {
    Files.createDirectory(directory.resolve("audit"));
    try (AuditFile log = AuditFile.open(directory.resolve("audit"), CLOCK)) {
      log.append(HostEvents.agentStarted("1"));
    }
    assertEquals(1, report().head().n());
  }

  @Test
  void anEditedLineShows() throws Exception {
    write(5);
    List<String> lines = lines();
    lines.set(1, lines.get(1).replace("version 1", "version 7"));
    replace(lines);
    assertBroken(3, AuditBreak.Reason.WRONG_PREVIOUS);
  }

  @Test
  void aLineTakenOutOfTheMiddleShows() throws Exception {
    write(5);
    List<String> lines = lines();
    lines.remove(2);
    replace(lines);
    assertBroken(3, AuditBreak.Reason.WRONG_NUMBER);
  }

  @Test
  void aBeginningCutOffShows() throws Exception {
    write(5);
    replace(lines().subList(2, 5));
    assertBroken(1, AuditBreak.Reason.WRONG_NUMBER);
  }

  @Test
  void linesThatChangedPlacesShow() throws Exception {
    write(5);
    List<String> lines = lines();
    Collections.swap(lines, 1, 2);
    replace(lines);
    assertBroken(2, AuditBreak.Reason.WRONG_NUMBER);
  }

  @Test
  void aLinePutInShows() throws Exception {
    write(5);
    List<String> lines = lines();
    lines.add(2, lines.get(2));
    replace(lines);
    assertBroken(4, AuditBreak.Reason.WRONG_NUMBER);
  }

  @Test
  void somethingThatIsNoEntryShows() throws Exception {
    write(2);
    Files.writeString(file(), "hello\n", StandardOpenOption.APPEND);
    assertBroken(3, AuditBreak.Reason.NOT_AN_ENTRY);
  }

  @Test
  void linesTakenFromTheEndCannotBeSeenAndTheTextSaysSo() throws Exception {
    write(5);
    replace(lines().subList(0, 3));
    assertTrue(report().isUnaltered());
    assertTrue(Texts.of("audit.verify.limits").contains("cannot show that lines at the end"));
  }

  @Test
  void aTornLastLineIsCutOffAndMarkedByAnEntry() throws Exception {
    write(3);
    byte[] whole = Files.readAllBytes(file());
    byte[] lastLine = (lines().get(2) + "\n").getBytes(UTF_8);
    int lastLineAt = whole.length - lastLine.length;
    for (int kept = 1; kept < lastLine.length; kept++) {
      Files.write(file(), Arrays.copyOf(whole, lastLineAt + kept));
      assertTrue(report().hasIncompleteEnd());
      AuditFile.open(directory, CLOCK).close();
      assertTrue(report().broken().isEmpty());
      assertEquals(3, lines().size());
      assertTrue(
          lines().get(2).contains("\"event\":\"audit.repaired\"")
              && lines().get(2).contains("\"bytes\":" + kept + ","),
          lines().get(2));
    }
  }

  @Test
  void aFirstLineThatIsTornIsRepairedToo() throws Exception {
    Files.writeString(file(), "{\"n\":1,");
    write(1);
    assertEquals(2, report().head().n());
  }

  @Test
  void manyWritersAtOnceMakeOneChain() throws Exception {
    try (AuditFile log = AuditFile.open(directory, CLOCK);
        ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> done = new ArrayList<>();
      for (int writer = 0; writer < 8; writer++) {
        String version = "writer " + writer;
        done.add(
            writers.submit(() -> {
              for (int i = 0; i < 25; i++) {
                log.append(HostEvents.agentStarted(version));
              }
              return null;
            }));
      }
      for (Future<?> one : done) {
        one.get();
      }
    }
    assertEquals(200, report().head().n());
    assertTrue(report().broken().isEmpty());
  }

  @Test
  void aFullDiskFailsLoudlyAndTheChainHoldsWhenThereIsRoomAgain() throws Exception {
    StoredInMemory disk = new StoredInMemory();
    AuditFile log = AuditFile.open(disk, CLOCK);
    log.append(HostEvents.agentStarted("1"));
    disk.roomBytes = disk.content.length + 20;
    IOException failure =
        assertThrows(IOException.class, () -> log.append(HostEvents.agentStopped("1")));
    assertTrue(Texts.reason(failure).contains("Sessions are refused"), Texts.reason(failure));
    disk.truncateFails = true;
    assertThrows(IOException.class, () -> log.append(HostEvents.agentStopped("1")));
    disk.truncateFails = false;
    disk.roomBytes = Integer.MAX_VALUE;
    log.append(HostEvents.agentStopped("2"));
    assertEquals(2, new String(disk.content, UTF_8).lines().count());
    AuditFile.open(disk, CLOCK).append(HostEvents.agentStarted("3"));
    assertEquals(3, new String(disk.content, UTF_8).lines().count());
  }

  @Test
  void nothingIsAddedToAFileThatSomebodyElseChanged() throws Exception {
    StoredInMemory disk = new StoredInMemory();
    AuditFile log = AuditFile.open(disk, CLOCK);
    log.append(HostEvents.agentStarted("1"));
    disk.content = Arrays.copyOf(disk.content, disk.content.length - 10);
    assertThrows(IOException.class, () -> log.append(HostEvents.agentStopped("1")));
    assertThrows(IOException.class, () -> log.append(HostEvents.agentStopped("1")));
  }

  @Test
  void aTextFromAStrangerStaysInsideItsLine() throws Exception {
    try (AuditFile log = AuditFile.open(directory, CLOCK)) {
      log.append(
          AuditEvent.of("session.refused").with("reason", "a\n{\"n\":2}\n" + "x".repeat(9_999)));
    }
    assertEquals(1, lines().size());
    assertTrue(report().isUnaltered());
  }
}
