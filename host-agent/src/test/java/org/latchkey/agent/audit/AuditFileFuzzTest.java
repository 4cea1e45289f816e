package org.latchkey.agent.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.latchkey.protocol.audit.AuditCheck;

class AuditFileFuzzTest {
  private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);

  @FuzzTest(maxDuration = "5s")
  void whateverLiesInTheFileIsRefusedOrContinuedToAChainThatHolds(byte[] data) throws IOException {
    StoredInMemory disk = new StoredInMemory();
    disk.content = data.clone();
    try {
      AuditFile.open(disk, CLOCK).append(HostEvents.agentStarted("1"));
    } catch (AuditAlteredException _) {
      assertEquals(data.length, disk.content.length);
      return;
    }
    AuditCheck check = new AuditCheck();
    assertEquals(Optional.empty(), check.all(disk.read()));
    assertTrue(check.head().n() >= 1);
  }
}
