package org.latchkey.gateway.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.latchkey.gateway.relay.RelayId;
import org.latchkey.protocol.Spec;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.identity.ComputerId;
import org.latchkey.protocol.identity.SessionId;

final class OfferedSessionsTest {
  private final Random random = new Random(7);
  private final ComputerId host = ComputerId.random(random);
  private final ComputerId otherHost = ComputerId.random(random);
  private final SessionId session = SessionId.random(random);
  private final OfferedSessions offered = new OfferedSessions(3);
  private final RelayId first = new RelayId("11");
  private final RelayId second = new RelayId("22");

  @Test
  void aHostsLastWordCountsOnce() {
    offered.add(session, host, first);
    offered.accepted(session, host);
    assertTrue(offered.ended(session, host));
    assertFalse(offered.ended(session, host));
  }

  @Test
  void aRefusedOfferCannotEndToo() {
    offered.add(session, host, first);
    assertEquals(Optional.of(first), offered.refused(session, host));
    assertEquals(Optional.empty(), offered.refused(session, host));
    assertFalse(offered.ended(session, host));
  }

  @Test
  @Spec("A9")
  void offersOfOneSessionAreAnsweredInTheirOrder() {
    offered.add(session, host, first);
    offered.accepted(session, host);
    offered.add(session, host, first);
    offered.add(session, host, second);
    offered.accepted(session, host);
    assertEquals(Optional.of(second), offered.refused(session, host));
    assertTrue(offered.ended(session, host));
  }

  @Test
  @Spec({"A9", "A23"})
  void aSessionOfTheSameNameAtAnotherHostIsAnother() {
    offered.add(session, host, first);
    offered.accepted(session, host);
    offered.add(session, otherHost, second);
    assertEquals(Optional.of(second), offered.refused(session, otherHost));
    assertFalse(offered.ended(session, otherHost));
    assertTrue(offered.ended(session, host));
  }

  @Test
  void aHostCannotSpeakForAnothersSessionOrForOneThatNeverWas() {
    offered.add(session, host, first);
    assertEquals(Optional.empty(), offered.refused(session, otherHost));
    offered.accepted(session, otherHost);
    assertFalse(offered.ended(session, otherHost));
    assertFalse(offered.ended(SessionId.random(random), host));
    assertEquals(Optional.of(first), offered.refused(session, host));
  }

  @Test
  void anOfferThatDidNotReachItsHostIsNotAnswered() {
    offered.add(session, host, first);
    offered.add(session, host, second);
    offered.withdraw(session, host, first);
    assertEquals(Optional.of(second), offered.refused(session, host));
  }

  @Test
  void ofTooManyTheOldestIsForgotten() {
    offered.add(session, host, first);
    for (int more = 0; more < 3; more++) {
      offered.add(SessionId.random(random), host, second);
    }
    assertFalse(offered.ended(session, host));
  }

  @Test
  void aBrowserLearnsTheHostsWordWhereItHelps() {
    assertEquals(Fault.SESSION_OVER, HostRefusal.shown("session-over"));
    assertEquals(Fault.RESUME_REFUSED, HostRefusal.shown("resume-refused"));
    assertEquals(Fault.TOO_MANY, HostRefusal.shown("too-many"));
    assertEquals(Fault.UNAVAILABLE, HostRefusal.shown("unavailable"));
    assertEquals(Fault.HOST_REFUSED, HostRefusal.shown("ticket-refused"));
    assertEquals(Fault.HOST_REFUSED, HostRefusal.shown("unauthenticated"));
    assertEquals(Fault.HOST_REFUSED, HostRefusal.shown("never-heard-of"));
  }
}
