package org.latchkey.agent.signin;

import java.time.Duration;

/// The time that [FailurePace] goes by.
public interface PaceClock {
  /// The real one.
  PaceClock SYSTEM =
      new PaceClock() {
        @Override
        public long nanoTime() {
          return System.nanoTime();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
          Thread.sleep(duration);
        }
      };

  long nanoTime();

  void sleep(Duration duration) throws InterruptedException;
}
