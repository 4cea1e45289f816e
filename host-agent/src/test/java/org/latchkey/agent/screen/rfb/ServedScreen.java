package org.latchkey.agent.screen.rfb;

import java.io.IOException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.screen.capture.ScreenSource;
import org.latchkey.agent.screen.clipboard.Clipboard;
import org.latchkey.agent.screen.input.InputSink;

/// A server that runs on a thread of its own until the test closes it.
final class ServedScreen implements AutoCloseable {
  private final StreamTwin stream;
  private final ScreenSource source;
  private final Figures figures = new Figures();
  private final Thread thread;
  private volatile @Nullable Exception failure;

  ServedScreen(StreamTwin stream, ScreenSource source, InputSink input) {
    this(stream, source, input, Clipboard.NONE, System::nanoTime);
  }

  ServedScreen(StreamTwin stream, ScreenSource source, InputSink input, LongSupplier nanoTime) {
    this(stream, source, input, Clipboard.NONE, nanoTime);
  }

  ServedScreen(StreamTwin stream, ScreenSource source, InputSink input, Clipboard clipboard) {
    this(stream, source, input, clipboard, System::nanoTime);
  }

  private ServedScreen(
      StreamTwin stream,
      ScreenSource source,
      InputSink input,
      Clipboard clipboard,
      LongSupplier nanoTime) {
    this.stream = stream;
    this.source = source;
    this.thread =
        Thread.ofPlatform()
            .start(() -> {
              try {
                new RfbServer(stream, source, input, clipboard, "test", figures, nanoTime).serve();
              } catch (IOException | RfbFault thrown) {
                failure = thrown;
              }
            });
  }

  Figures figures() {
    return figures;
  }

  /// Waits for the end of the server.
  ///
  /// @return why it ended, null when the viewer had closed the stream
  @Nullable Exception awaitEnd() {
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
    return failure;
  }

  @Override
  public void close() {
    stream.closeViewerSide();
    var _ = awaitEnd();
    source.close();
  }
}
