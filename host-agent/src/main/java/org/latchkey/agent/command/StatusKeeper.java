package org.latchkey.agent.command;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.latchkey.agent.Texts;
import org.latchkey.agent.link.LinkObserver;
import org.latchkey.agent.link.LinkState;
import org.latchkey.agent.state.StateDirectory;

/// Keeps `status.json` as the running agent is.
final class StatusKeeper implements LinkObserver {
  private static final System.Logger LOG = System.getLogger("org.latchkey.agent");

  private final StateDirectory state;
  private final ReentrantLock lock = new ReentrantLock();
  private AgentStatus status;

  StatusKeeper(StateDirectory state) {
    this.state = state;
    this.status = new AgentStatus(false, now(Instant.now()), Texts.of("status.starting"), 0);
    write();
  }

  @Override
  public void linkIs(LinkState link) {
    lock.lock();
    try {
      status =
          switch (link) {
            case LinkState.Online(Instant since) ->
                new AgentStatus(true, now(since), "", status.sessions());
            case LinkState.Offline(Instant since, String reason) ->
                new AgentStatus(false, now(since), reason, status.sessions());
          };
      write();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void sessionsAre(int count) {
    lock.lock();
    try {
      status = new AgentStatus(status.online(), status.since(), status.reason(), count);
      write();
    } finally {
      lock.unlock();
    }
  }

  private void write() {
    try {
      status.write(state);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "the status could not be written: " + Texts.reason(e));
    }
  }

  private static Instant now(Instant exact) {
    return exact.truncatedTo(ChronoUnit.MILLIS);
  }
}
