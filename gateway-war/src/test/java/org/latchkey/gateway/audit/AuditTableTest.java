package org.latchkey.gateway.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.latchkey.gateway.setup.HandMovedClock;
import org.latchkey.gateway.setup.TestDatabase;
import org.latchkey.protocol.audit.AuditBreak;
import org.latchkey.protocol.audit.AuditEvent;

final class AuditTableTest {
  private final TestDatabase database = new TestDatabase(AuditEntry.class);
  private final HandMovedClock clock = new HandMovedClock();

  @AfterEach
  void close() {
    database.close();
  }

  private void append(String... addresses) {
    database.transaction(entities -> {
      new AuditTable(entities, clock)
          .append(
              List.of(addresses).stream()
                  .map(address -> AuditEvent.of("sign-out").with("address", address))
                  .toList());
      return true;
    });
  }

  private AuditTable.Verdict check(long after) {
    return database.transaction(entities -> new AuditTable(entities, clock).check(after));
  }

  @Test
  void anEmptyLogIsUnaltered() {
    assertEquals(Optional.empty(), check(0).broken());
    assertEquals(0, check(0).unalteredUpTo().n());
  }

  @Test
  void whatWasAddedIsUnalteredFromAnyEntryOn() {
    append("192.0.2.1", "192.0.2.2");
    append("Jürgen\u202e");
    assertEquals(Optional.empty(), check(0).broken());
    assertEquals(3, check(0).unalteredUpTo().n());
    assertEquals(3, check(2).unalteredUpTo().n());
  }

  @Test
  void moreThanOnePageIsChecked() {
    append(IntStream.range(0, 1201).mapToObj(Integer::toString).toArray(String[]::new));
    assertEquals(1201, check(0).unalteredUpTo().n());
  }

  @Test
  void manyWritersAtOnceMakeOneChain() throws InterruptedException {
    long writers = 8;
    int each = 25;
    try (ExecutorService threads = Executors.newFixedThreadPool((int) writers)) {
      for (int i = 0; i < writers * each; i++) {
        String address = "192.0.2." + i;
        var _ = threads.submit(() -> append(address));
      }
      threads.shutdown();
      assertTrue(threads.awaitTermination(60, TimeUnit.SECONDS));
    }
    assertEquals(Optional.empty(), check(0).broken());
    assertEquals(writers * each, check(0).unalteredUpTo().n());
  }

  @Test
  void anAlteredEntryIsFoundEvenIfItIsTheLast() {
    append("192.0.2.1", "192.0.2.2", "192.0.2.3");
    assertEquals(
        1,
        database.execute("update audit_entry set line = replace(line, '2.3', '2.9') where n = 3"));
    assertEquals(3, check(0).broken().orElseThrow().line());
  }

  @Test
  void anEntryIsNotHiddenByAnotherEventOrTimeBesideItsLine() {
    append("192.0.2.1", "192.0.2.2");
    database.execute("update audit_entry set event = 'link.up' where n = 2");
    assertEquals(2, check(0).broken().orElseThrow().line());
    database.execute("update audit_entry set event = 'sign-out' where n = 2");
    assertEquals(Optional.empty(), check(0).broken());
    database.execute("update audit_entry set time = time - interval '1' day where n = 1");
    assertEquals(1, check(0).broken().orElseThrow().line());
  }

  @Test
  void aDeletedEntryIsFound() {
    append("192.0.2.1", "192.0.2.2", "192.0.2.3");
    database.execute("delete from audit_entry where n = 2");
    assertEquals(Optional.of(new AuditBreak(2, AuditBreak.Reason.WRONG_NUMBER)), check(0).broken());
  }

  @Test
  void aTransactionThatFailsLeavesNoEntryAndNoGap() {
    append("192.0.2.1");
    try {
      database.transaction(entities -> {
        new AuditTable(entities, clock).append(List.of(AuditEvent.of("sign-out")));
        throw new IllegalStateException("on purpose");
      });
    } catch (IllegalStateException e) {
      assertEquals("on purpose", e.getMessage());
    }
    append("192.0.2.2");
    assertEquals(2, check(0).unalteredUpTo().n());
    assertEquals(Optional.empty(), check(0).broken());
  }
}
