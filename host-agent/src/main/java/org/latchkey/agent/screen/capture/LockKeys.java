package org.latchkey.agent.screen.capture;

/// Which lock keys of the host's keyboard are on.
public record LockKeys(boolean scroll, boolean number, boolean capitals) {}
