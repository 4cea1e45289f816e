package org.latchkey.agent.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.latchkey.agent.stream.MemoryFrames;

class UserSessionTest {
  private static final ScreenLock BY_TRUE = new ScreenLock(true, List.of("/bin/true"));

  private final List<WorkerNews> told = new ArrayList<>();
  private final MemoryFrames.Pair pipe = MemoryFrames.pair();
  private long now = Long.MAX_VALUE - 3;

  private UserSession session(ScreenLock lock) {
    UserSession session = new UserSession(Map.of(), lock, () -> now);
    session.tellBy(message -> told.add(WorkerNews.read(message)));
    return session;
  }

  @Test
  void activityIsToldAtOnceAndThenEveryFiveSecondsAtMost() {
    UserSession session = session(ScreenLock.NEVER);
    session.active();
    assertEquals(1, told.size());
    now += 4_999_999_999L;
    session.active();
    assertEquals(1, told.size());
    now += 1;
    session.active();
    session.active();
    assertEquals(List.of(new WorkerNews.Active(), new WorkerNews.Active()), told);
  }

  @Test
  void anAgentThatIsGoneDoesNotStopTheInput() {
    UserSession session = session(BY_TRUE);
    session.tellBy(_ -> {
      throw new IOException("gone");
    });
    session.active();
    session.screenShown(Map.of());
  }

  @Test
  void aScreenThatWasShownIsLockedAtTheEndAndTheAgentKnowsItBefore() throws Exception {
    UserSession session = session(BY_TRUE);
    session.screenShown(Map.of("DISPLAY", ":1"));
    session.screenShown(Map.of("DISPLAY", ":1"));
    assertEquals(List.of(new WorkerNews.Locks()), told);
    session.end(pipe.left());
    assertEquals(new WorkerNews.Locked().frame(), pipe.right().receive());
  }

  @Test
  void nothingIsLockedWhenNoScreenWasShownOrTheSettingIsOff() throws Exception {
    session(BY_TRUE).end(pipe.left());
    UserSession never = session(new ScreenLock(false, List.of("/bin/true")));
    never.screenShown(Map.of("DISPLAY", ":1"));
    never.end(pipe.left());
    pipe.left().close();
    assertEquals(List.of(), told);
    assertEquals(null, pipe.right().receive());
  }

  @Test
  void aFailureIsTold() throws Exception {
    UserSession session = session(new ScreenLock(true, List.of("/bin/false")));
    session.screenShown(Map.of());
    session.end(pipe.left());
    assertEquals(
        new WorkerNews.LockFailed("/bin/false ended with status 1").frame(),
        pipe.right().receive());
    assertInstanceOf(WorkerNews.Locks.class, told.getFirst());
  }
}
