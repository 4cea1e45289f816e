package org.latchkey.agent.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.latchkey.agent.session.Liveness.State;
import org.latchkey.agent.session.control.ControlMessage.Heartbeat;
import org.latchkey.agent.stream.RuleBrokenException;
import org.latchkey.protocol.Spec;

@Spec("A9")
class LivenessTest {
  private static final Duration SILENT = SessionTiming.SPECIFIED.silent();

  private final Liveness liveness = new Liveness(SessionTiming.SPECIFIED, seconds(100));

  private static long seconds(long seconds) {
    return TimeUnit.SECONDS.toNanos(seconds);
  }

  @Test
  void fiveSecondsOfSilenceAreStaleAndSixtyAreTheEnd() {
    assertEquals(State.LIVE, liveness.at(seconds(105) - 1, SILENT));
    assertEquals(State.STALE, liveness.at(seconds(105), SILENT));
    assertEquals(State.STALE, liveness.at(seconds(160) - 1, SILENT));
    assertEquals(State.SILENT, liveness.at(seconds(160), SILENT));
  }

  @Test
  void whoIsSignedInIsParkedAfterFifteen() {
    Duration parked = SessionTiming.SPECIFIED.parked();
    assertEquals(State.STALE, liveness.at(seconds(115) - 1, parked));
    assertEquals(State.SILENT, liveness.at(seconds(115), parked));
    liveness.heard(seconds(115));
    assertEquals(seconds(115), liveness.heardAt());
  }

  @Test
  void aRecordThatOpensLiftsIt() {
    assertEquals(State.STALE, liveness.at(seconds(110), SILENT));
    liveness.heard(seconds(110));
    assertEquals(State.LIVE, liveness.at(seconds(111), SILENT));
  }

  @Test
  void heartbeatsCountUpAndEchoWhatWasHeard() throws RuleBrokenException {
    assertEquals(1, liveness.next(seconds(100)).n());
    liveness.heard(new Heartbeat(7, 1), seconds(101));
    assertEquals(new Heartbeat(2, 7, 0), liveness.next(seconds(101)));
  }

  @Test
  void aHeartbeatSaysHowLongTheOneItEchoesWasHeld() throws RuleBrokenException {
    liveness.next(seconds(100));
    liveness.heard(new Heartbeat(1, 1), seconds(101));
    assertEquals(new Heartbeat(2, 1, 750), liveness.next(seconds(101) + 750_000_000));
  }

  @Test
  void aHeartbeatThatDoesNotCountBreaksARule() throws RuleBrokenException {
    liveness.heard(new Heartbeat(2, 0), seconds(101));
    assertThrows(
        RuleBrokenException.class, () -> liveness.heard(new Heartbeat(2, 0), seconds(101)));
    assertThrows(
        RuleBrokenException.class, () -> liveness.heard(new Heartbeat(3, 1), seconds(101)));
  }
}
