package org.latchkey.agent.screen.input;

import java.io.InterruptedIOException;
import java.util.concurrent.TimeUnit;

/// Time, and waiting in it.
interface Rest {
  Rest REAL =
      new Rest() {
        @Override
        public long nanoTime() {
          return System.nanoTime();
        }

        @Override
        public void nanos(long nanos) throws InterruptedIOException {
          try {
            TimeUnit.NANOSECONDS.sleep(nanos);
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("waiting for a key to spare");
          }
        }
      };

  /// Of a clock that only goes forward.
  long nanoTime();

  /// Waits so long; not at all for zero or less.
  void nanos(long nanos) throws InterruptedIOException;
}
