package org.latchkey.agent.screen.rfb;

import java.io.IOException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.screen.capture.Frame;
import org.latchkey.agent.screen.capture.ScreenSource;
import org.latchkey.agent.screen.clipboard.Clipboard;
import org.latchkey.agent.screen.input.InputSink;
import org.latchkey.agent.stream.ByteStream;

/// Serves one viewer on one stream, from the first message to the end.
///
/// The calling thread reads what the viewer says; a platform thread of its own sends pictures. When
/// either ends, for whatever reason, so does the other.
public final class RfbServer {
  private final ByteStream stream;
  private final ScreenSource source;
  private final InputSink input;
  private final String name;
  private final Figures figures;
  private final Confirmations confirmations;
  private final LongSupplier nanoTime;
  private final ClipboardExchange clipboard;
  private final ViewerWishes wishes;

  /// @param name what the viewer shows as the screen's name
  /// @param figures kept up to date while this serves
  public RfbServer(
      ByteStream stream,
      ScreenSource source,
      InputSink input,
      Clipboard clipboard,
      String name,
      Figures figures) {
    this(stream, source, input, clipboard, name, figures, System::nanoTime);
  }

  /// @param nanoTime the clock
  RfbServer(
      ByteStream stream,
      ScreenSource source,
      InputSink input,
      Clipboard clipboard,
      String name,
      Figures figures,
      LongSupplier nanoTime) {
    this.stream = stream;
    this.source = source;
    this.input = input;
    this.name = name;
    this.figures = figures;
    this.wishes = new ViewerWishes(source::wake);
    this.confirmations = new Confirmations(figures, nanoTime);
    this.nanoTime = nanoTime;
    this.clipboard = new ClipboardExchange(clipboard, source::wake);
  }

  /// Returns when the viewer has closed the stream. Closes the stream in any case, neither source
  /// nor input nor clipboard.
  ///
  /// @throws RfbFault when the viewer broke the protocol
  /// @throws IOException when the stream or the screen failed
  public void serve() throws IOException, RfbFault {
    RfbReader in = new RfbReader(stream);
    try {
      shakeHands(in);
      PictureThread pictures = new PictureThread();
      clipboard.begin();
      try {
        read(in);
      } finally {
        pictures.end();
      }
    } finally {
      stream.close();
    }
  }

  private void shakeHands(RfbReader in) throws IOException, RfbFault {
    RfbWriter out = new RfbWriter(256);
    Handshake state = new Handshake.Version();
    while (!(state instanceof Handshake.Done)) {
      out.clear();
      state.greet(out);
      stream.write(out.array(), 0, out.length());
      state = state.accept(in.bytes(state.bytesWanted()));
    }
    out.clear();
    Frame frame = source.frame();
    new ServerInit(frame.widthPixels(), frame.heightPixels(), name).write(out);
    stream.write(out.array(), 0, out.length());
  }

  private void read(RfbReader in) throws IOException, RfbFault {
    InputExtensions extensions = InputExtensions.NONE;
    for (@Nullable ClientMessage message = ClientMessages.next(in, extensions);
        message != null;
        message = ClientMessages.next(in, extensions)) {
      switch (message) {
        case SetPixelFormat(PixelFormat format) -> wishes.format(format);
        case SetEncodings(var listed) -> {
          Encodings encodings = Encodings.of(listed);
          extensions = encodings.input();
          wishes.encodings(encodings);
          if (extensions.clipboard()) {
            clipboard.extend();
          }
        }
        case FramebufferUpdateRequest request -> wishes.request(request);
        case EnableContinuousUpdates continuous -> wishes.continuous(continuous);
        case ClientFence fence -> handle(fence);
        case SetDesktopSize size -> wishes.size(size);
        case KeyEvent(boolean down, int keysym) -> input.key(keysym, 0, down);
        case ExtendedKeyEvent(boolean down, int keysym, int scancode) ->
            input.key(keysym, scancode, down);
        case PointerEvent(int buttons, int x, int y) -> input.pointer(x, y, buttons);
        case ClientCutText cut -> clipboard.received(cut);
        case ExtendedClipboard spoken -> clipboard.received(spoken);
      }
      if (!(message instanceof ClientFence)) {
        wishes.handled();
      }
    }
  }

  private void handle(ClientFence fence) throws RfbFault {
    if (fence.isRequest()) {
      wishes.fence(fence);
      return;
    }
    wishes.handled();
    confirmations.answered(fence.payload());
    source.wake();
  }

  /// The thread that runs the picture loop, and why it ended.
  private final class PictureThread {
    private final Thread thread = Thread.ofPlatform().name("screen-pictures").start(this::run);
    private volatile @Nullable Throwable failure;

    private void run() {
      try {
        new PictureLoop(source, stream, wishes, confirmations, figures, clipboard, nanoTime).run();
      } catch (IOException | RuntimeException | Error thrown) {
        if (!wishes.hasEnded()) {
          failure = thrown;
        }
      } finally {
        wishes.end(); // The reading thread may be waiting for an answer.
        stream.close();
      }
    }

    /// Ends the loop and waits for it.
    ///
    /// @throws IOException when it had failed before, and not merely because the viewer went away
    private void end() throws IOException {
      wishes.end();
      source.wake();
      stream.close();
      boolean interrupted = false;
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException _) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      Throwable cause = failure;
      if (cause != null) {
        throw new IOException("sending the picture", cause);
      }
    }
  }
}
