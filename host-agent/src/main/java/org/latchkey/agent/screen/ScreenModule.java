package org.latchkey.agent.screen;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.Texts;
import org.latchkey.agent.screen.capture.ScreenSource;
import org.latchkey.agent.screen.clipboard.Clipboard;
import org.latchkey.agent.screen.foreign.NativeLibrary.MissingLibrary;
import org.latchkey.agent.screen.input.InputSink;
import org.latchkey.agent.screen.input.RemoteInput;
import org.latchkey.agent.screen.input.WatchedInput;
import org.latchkey.agent.screen.rfb.Figures;
import org.latchkey.agent.screen.rfb.RfbFault;
import org.latchkey.agent.screen.rfb.RfbServer;
import org.latchkey.agent.screen.x11.Displays;
import org.latchkey.agent.screen.x11.MissingDesktop;
import org.latchkey.agent.screen.x11.X11Clipboard;
import org.latchkey.agent.screen.x11.X11Keyboard;
import org.latchkey.agent.screen.x11.X11Pointer;
import org.latchkey.agent.screen.x11.X11Screen;
import org.latchkey.agent.screen.x11.XDisplay;
import org.latchkey.agent.stream.ByteStream;

/// One viewer's screen: made by [#open] before the stream is accepted, so that a missing screen can
/// be refused with a reason, then used once by [#serve].
///
/// Must run as the OS user whose screen it is. The host has checked by then that the user may view
/// it, and says what else.
public final class ScreenModule implements AutoCloseable {
  /// The module's name in a session (`docs/protocol.md`).
  public static final String NAME = "screen";

  /// What a viewer may do besides looking (`docs/screen.md` §8).
  ///
  /// @param control play keys and pointer, and give the screen another size
  /// @param clipboard exchange texts
  public record Permissions(boolean control, boolean clipboard) {
    public static final Permissions ALL = new Permissions(true, true);
  }

  private static final ReentrantLock OPENING = new ReentrantLock();

  private final ScreenSource source;
  private final InputSink input;
  private final Clipboard clipboard;
  private final String displayName;
  private final Map<String, String> environment;
  private boolean closed;

  private ScreenModule(
      ScreenSource source, InputSink input, Clipboard clipboard, XDisplay display) {
    this.source = source;
    this.input = input;
    this.clipboard = clipboard;
    this.displayName = display.name();
    this.environment = display.environment();
  }

  /// Connects to the display of the OS user that this process runs as.
  ///
  /// @param environment of the user's session, such as `System.getenv()`
  /// @param permissions what the viewer may do besides looking
  public static ScreenModule open(Map<String, String> environment, Permissions permissions)
      throws ScreenUnavailable {
    return open(environment, permissions, () -> {});
  }

  /// The same, with word of each key and movement.
  ///
  /// @param played called when one was really played; must not block
  public static ScreenModule open(
      Map<String, String> environment, Permissions permissions, Runnable played)
      throws ScreenUnavailable {
    return open(
        () -> Displays.openOwn(environment),
        permissions,
        played,
        () -> sentence(MissingDesktop.find(environment)));
  }

  /// Connects to one display of the OS user that this process runs as.
  ///
  /// @param name such as `:0`
  /// @param environment where its cookie is looked for
  public static ScreenModule openDisplay(
      String name, Map<String, String> environment, Permissions permissions)
      throws ScreenUnavailable {
    return open(
        () -> Displays.openOwn(name, environment),
        permissions,
        () -> {},
        () -> Texts.of("screen.not-this-display", name));
  }

  private static ScreenModule open(
      Supplier<@Nullable XDisplay> search,
      Permissions permissions,
      Runnable played,
      Supplier<String> sentence)
      throws ScreenUnavailable {
    OPENING.lock(); // The name of the cookie's file is the whole process's.
    try {
      XDisplay display = search.get();
      if (display == null) {
        throw new ScreenUnavailable(sentence.get());
      }
      return open(display, permissions, played);
    } catch (ExceptionInInitializerError failed) {
      if (failed.getCause() instanceof MissingLibrary missing) {
        String soname = String.valueOf(missing.getMessage());
        throw new ScreenUnavailable(Texts.of("screen.library-missing", soname), failed);
      }
      throw failed;
    } finally {
      OPENING.unlock();
    }
  }

  private static String sentence(MissingDesktop missing) {
    return switch (missing) {
      case WAYLAND -> Texts.of("screen.wayland");
      case NOT_LET_IN -> Texts.of("screen.not-let-in");
      case SERVER_OF_SUPERUSER -> Texts.of("screen.server-of-superuser");
      case NONE -> Texts.of("screen.no-display");
    };
  }

  /// What a program needs in its environment to get to this screen.
  public Map<String, String> environment() {
    return environment;
  }

  /// Shows the screen and passes input on until the viewer closes the stream, or the screen or the
  /// stream fails. Closes the stream and this module in any case. Blocks; the caller's thread
  /// reads.
  ///
  /// @throws IOException saying what ended it, when it was not the viewer
  public void serve(ByteStream stream) throws IOException {
    serve(stream, stream::close, new Figures());
  }

  /// The same, for a stream that can say why it ends.
  ///
  /// @param lost ends the stream instead of [ByteStream#close] when the X server has gone away
  /// @param figures kept up to date meanwhile
  public void serve(ByteStream stream, Runnable lost, Figures figures) throws IOException {
    ByteStream losable = new LosableStream(stream, () -> XDisplay.isLost(displayName), lost);
    try (this) {
      new RfbServer(losable, source, input, clipboard, displayName, figures).serve();
    } catch (RfbFault fault) {
      throw new IOException("the viewer broke the protocol: " + fault.getMessage(), fault);
    }
  }

  /// The viewer cannot be heard: what it holds down is let go, and nothing is played. Any thread.
  public void pause() throws IOException {
    input.pause();
  }

  /// The viewer is heard again. Any thread.
  public void resume() throws IOException {
    input.resume();
  }

  /// The session is over before the stream is: lets go of all that is held down. Any thread.
  public void letGo() throws IOException {
    input.close();
  }

  /// For a module that was opened and is not going to be served. Does nothing the second time.
  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try {
      input.close();
    } finally {
      try {
        clipboard.close();
      } finally {
        source.close();
      }
    }
  }

  private static ScreenModule open(XDisplay display, Permissions permissions, Runnable played)
      throws ScreenUnavailable {
    String name = display.name();
    try {
      ScreenSource source = screen(display, permissions.control());
      try {
        InputSink input = permissions.control() ? input(name, played) : InputSink.NOWHERE;
        try {
          Clipboard clipboard = permissions.clipboard() ? clipboard(name) : Clipboard.NONE;
          return new ScreenModule(source, input, clipboard, display);
        } catch (IOException failed) {
          input.close();
          throw failed;
        }
      } catch (IOException failed) {
        source.close();
        throw failed;
      }
    } catch (IOException failed) {
      throw new ScreenUnavailable(
          Texts.of("screen.display-unusable", name, Texts.reason(failed)), failed);
    }
  }

  private static ScreenSource screen(XDisplay display, boolean resizable) throws IOException {
    try {
      return new X11Screen(display, resizable);
    } catch (IOException failed) {
      display.close();
      throw failed;
    }
  }

  private static Clipboard clipboard(String displayName) throws IOException {
    XDisplay display = XDisplay.open(displayName);
    try {
      return new X11Clipboard(display);
    } catch (IOException failed) {
      display.close();
      throw failed;
    }
  }

  /// Keyboard and pointer use a connection of their own, because another thread does.
  private static InputSink input(String displayName, Runnable played) throws IOException {
    XDisplay display = XDisplay.open(displayName);
    try {
      X11Keyboard keyboard = new X11Keyboard(display);
      RemoteInput input =
          new RemoteInput(
              keyboard,
              new X11Pointer(display),
              () -> {
                keyboard.close();
                display.close();
              });
      return new WatchedInput(input, played);
    } catch (IOException failed) {
      display.close();
      throw failed;
    }
  }
}
