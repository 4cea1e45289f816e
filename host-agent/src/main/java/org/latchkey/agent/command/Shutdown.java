package org.latchkey.agent.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ends the process in order when the operating system asks for it (SIGTERM, Ctrl-C): the agent is
/// told to stop, its last audit entry is awaited, and the exit code is 0.
final class Shutdown {
  /// After this the process ends even if a part of it does not.
  private static final long WITHIN_SECONDS = 10;

  private final CountDownLatch finished = new CountDownLatch(1);

  /// @param stop makes the thread that calls [#finished] come to its end
  void whenAsked(Runnable stop) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(stop), "stop"));
  }

  /// Everything is written; the process may end.
  void finished() {
    finished.countDown();
  }

  private void end(Runnable stop) {
    if (finished.getCount() == 0) {
      return; // The command came to its end by itself and has its own exit code.
    }
    stop.run();
    Runtime.getRuntime().halt(isFinishedInTime() ? 0 : ExitCode.UNFORESEEN.number());
  }

  private boolean isFinishedInTime() {
    try {
      return finished.await(WITHIN_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      return false;
    }
  }
}
