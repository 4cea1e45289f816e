package org.latchkey.agent.link;

/// Hears of what `latchkey status` tells. Called from the link's threads; returns at once.
public interface LinkObserver {
  void linkIs(LinkState state);

  void sessionsAre(int count);
}
