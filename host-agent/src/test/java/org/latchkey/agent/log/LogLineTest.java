package org.latchkey.agent.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

final class LogLineTest {
  private static final LogTerms PLAIN = new LogTerms(LogLevel.DEBUG, false, "");
  private static final LogTerms JOURNAL = new LogTerms(LogLevel.DEBUG, true, "");

  private static LogRecord record(Level level, String text) {
    LogRecord record = new LogRecord(level, text);
    record.setInstant(Instant.parse("2026-11-21T18:00:00.1Z"));
    record.setLoggerName("org.latchkey.agent.link");
    return record;
  }

  @Test
  void aLineHasTimeLevelPartAndText() {
    assertEquals(
        "2026-11-21T18:00:00.100Z warning link: offline\n",
        new LogLine("agent", PLAIN).format(record(Level.WARNING, "offline")));
  }

  @Test
  void aLineOfAnotherProcessSaysWhichAndForWhatSession() {
    assertEquals(
        "2026-11-21T18:00:00.100Z debug   keeper.link [0123abcd]: x\n",
        new LogLine("keeper", PLAIN.withSession("0123abcdef")).format(record(Level.FINE, "x")));
  }

  @Test
  void theProcessOfManySessionsNamesTheThreadsOwn() {
    StringBuilder line = new StringBuilder();
    LogSession.run(
        "0123abcdef",
        () -> line.append(new LogLine("agent", PLAIN).format(record(Level.INFO, "x"))));
    assertEquals("2026-11-21T18:00:00.100Z info    link [0123abcd]: x\n", line.toString());
  }

  @Test
  void theJournalGetsPrioritiesOnEveryLine() {
    LogRecord record = record(Level.SEVERE, "broken");
    record.setThrown(new IllegalStateException("why"));
    String[] lines = new LogLine("agent", JOURNAL).format(record).split("\n", -1);
    assertEquals("<3>link: broken (java.lang.IllegalStateException: why)", lines[0]);
    assertTrue(lines[1].startsWith("<3>    at org.latchkey.agent.log.LogLineTest"), lines[1]);
    assertEquals("<4>link: x\n", new LogLine("agent", JOURNAL).format(record(Level.WARNING, "x")));
    assertEquals("<6>link: x\n", new LogLine("agent", JOURNAL).format(record(Level.INFO, "x")));
    assertEquals("<7>link: x\n", new LogLine("agent", JOURNAL).format(record(Level.FINE, "x")));
  }

  @Test
  void whatComesFromOutsideCannotForgeALine() {
    LogRecord record = record(Level.INFO, "reason: a\n2026 \u001b[2J\u202e");
    record.setThrown(new IOException("b\r\nc"));
    assertEquals(
        "2026-11-21T18:00:00.100Z info    link: reason: a?2026 ?[2J? (java.io.IOException: b??c)\n",
        new LogLine("agent", PLAIN).format(record));
  }

  @Test
  void theJournalIsKnownByWhatStandardErrorReallyIs() throws Exception {
    var file =
        java.nio.file.Files.readAttributes(
            java.nio.file.Path.of("/proc/self/fd/2"), "unix:dev,ino");
    assertTrue(JournalStream.isStandardError(file.get("dev") + ":" + file.get("ino")));
    assertTrue(!JournalStream.isStandardError("1:" + file.get("ino")));
    assertTrue(!JournalStream.isStandardError(""));
  }
}
