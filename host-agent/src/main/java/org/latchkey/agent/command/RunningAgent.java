package org.latchkey.agent.command;

import java.util.Optional;
import org.latchkey.agent.link.LinkParts;
import org.latchkey.agent.link.SessionOffers;
import org.latchkey.agent.link.StandingLink;
import org.latchkey.protocol.fault.Fault;

/// The parts of a running agent put together: the link, and who serves sessions.
final class RunningAgent {
  /// An agent that is reachable and serves nothing.
  static final SessionOffers NO_SESSIONS = _ -> Optional.of(Fault.UNAVAILABLE);

  private final StandingLink link;

  RunningAgent(LinkParts parts) {
    this.link = new StandingLink(parts);
  }

  /// Returns after [#stop].
  void run() throws InterruptedException {
    link.run();
  }

  /// From any thread.
  void stop() {
    link.stop();
  }
}
