package org.latchkey.agent.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.latchkey.agent.screen.rfb.Figures;
import org.latchkey.agent.stream.ByteStream;
import org.latchkey.protocol.wire.JsonFields;

/// The figures of the worker's screen as lines of JSON, for the meter on the session's page
/// (`docs/screen.md` §8). Nothing is written while no screen is open, and none waits: a line that
/// the viewer has no credit for is left out.
final class ScreenFigures {
  private static final long PERIOD_MILLIS = 1000;
  private static final int BUFFER_BYTES = 64;

  private final Figures figures = new Figures();
  private final AtomicInteger screens = new AtomicInteger();

  /// What an open screen keeps up to date.
  Figures figures() {
    return figures;
  }

  void screenOpened() {
    screens.incrementAndGet();
  }

  void screenClosed() {
    screens.decrementAndGet();
  }

  /// Writes until the viewer closes the stream. Closes it in any case.
  void serve(ByteStream stream) throws IOException {
    CountDownLatch left = new CountDownLatch(1);
    try (stream) {
      Thread.ofVirtual().name("screen-figures").start(() -> readToEnd(stream, left));
      while (!left.await(PERIOD_MILLIS, TimeUnit.MILLISECONDS)) {
        byte[] line = line(figures.read());
        if (screens.get() > 0 && stream.creditBytes() >= line.length) {
          stream.write(line, 0, line.length);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  static byte[] line(Figures.Reading reading) {
    ObjectNode json = JsonFields.newObject();
    json.put("framesPerSecond", reading.framesPerSecond());
    json.put("encoding", reading.encoding());
    json.put("widthPixels", reading.widthPixels());
    json.put("heightPixels", reading.heightPixels());
    return (json + "\n").getBytes(UTF_8);
  }

  private static void readToEnd(ByteStream stream, CountDownLatch left) {
    byte[] ignored = new byte[BUFFER_BYTES];
    try {
      while (stream.read(ignored, 0, ignored.length) >= 0) {
        // Nothing is understood here.
      }
    } catch (IOException _) {
      // Then it has ended, too.
    } finally {
      left.countDown();
    }
  }
}
