package org.latchkey.gateway.session;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.latchkey.protocol.identity.ComputerId;
import org.latchkey.protocol.identity.SessionId;

final class OfferedSessionsTest {
  private final Random random = new Random(7);
  private final ComputerId host = ComputerId.random(random);
  private final SessionId session = SessionId.random(random);
  private final OfferedSessions offered = new OfferedSessions(3);

  @Test
  void aHostsWordCountsOnce() {
    offered.add(session, host);
    assertTrue(offered.take(session, host));
    assertFalse(offered.take(session, host));
  }

  @Test
  void aHostCannotSpeakForAnothersSessionOrForOneThatNeverWas() {
    offered.add(session, host);
    assertFalse(offered.take(session, ComputerId.random(random)));
    assertFalse(offered.take(SessionId.random(random), host));
    assertTrue(offered.take(session, host));
  }

  @Test
  void ofTooManyTheOldestIsForgotten() {
    offered.add(session, host);
    for (int more = 0; more < 3; more++) {
      offered.add(SessionId.random(random), host);
    }
    assertFalse(offered.take(session, host));
  }
}
