package org.latchkey.agent.worker;

import java.util.List;

/// Whether and how the screen that a session showed is locked at its end.
///
/// @param command program and arguments; empty for [ScreenLocker]'s own choice
public record ScreenLock(boolean atEnd, List<String> command) {
  public static final ScreenLock NEVER = new ScreenLock(false, List.of());

  public ScreenLock {
    command = List.copyOf(command);
  }
}
