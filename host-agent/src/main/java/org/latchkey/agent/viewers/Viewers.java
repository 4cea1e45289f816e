package org.latchkey.agent.viewers;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.latchkey.agent.Texts;
import org.latchkey.agent.screen.ScreenModule;
import org.latchkey.agent.screen.ScreenUnavailable;

/// Serves one display to everybody who comes in by a door, a few at once: each with a connection to
/// the display, an encoder and two threads of its own.
public final class Viewers implements AutoCloseable {
  /// Whoever comes when so many are in is turned away at once.
  static final int MOST_AT_ONCE = 8;

  private static final System.Logger LOG = System.getLogger("org.latchkey.agent.viewers");

  private final ViewerDoor door;
  private final String display;
  private final Map<String, String> environment;
  private final Map<Thread, SocketStream> present = new ConcurrentHashMap<>();
  private volatile boolean closed;

  /// @param door from now on this object's, which closes it
  /// @param display such as `:0`
  /// @param environment where the display's cookie is looked for
  public Viewers(ViewerDoor door, String display, Map<String, String> environment) {
    this.door = door;
    this.display = display;
    this.environment = environment;
  }

  /// Blocks until [#close] is called by another thread.
  ///
  /// @throws ScreenUnavailable when the display is no longer there, as the next viewer finds
  /// @throws IOException when the door fails
  public void serve() throws IOException, ScreenUnavailable {
    while (!closed) {
      try {
        welcome(door.accept());
      } catch (ClosedChannelException _) {
        return;
      }
    }
  }

  private void welcome(SocketChannel viewer) throws IOException, ScreenUnavailable {
    if (present.size() >= MOST_AT_ONCE) {
      LOG.log(Level.WARNING, Texts.of("rfb.viewer-too-many", MOST_AT_ONCE));
      viewer.close();
      return;
    }
    SocketStream stream = new SocketStream(viewer);
    try {
      ScreenModule screen =
          ScreenModule.openDisplay(display, environment, ScreenModule.Permissions.ALL);
      Thread thread = Thread.ofPlatform().name("viewer").unstarted(() -> serve(screen, stream));
      present.put(thread, stream);
      thread.start();
      if (closed) {
        stream.close();
      }
    } catch (ScreenUnavailable gone) {
      stream.close();
      throw gone;
    }
  }

  private void serve(ScreenModule screen, SocketStream stream) {
    LOG.log(Level.INFO, Texts.of("rfb.viewer-came"));
    try {
      screen.serve(stream);
      LOG.log(Level.INFO, Texts.of("rfb.viewer-left"));
    } catch (IOException ended) {
      if (!closed) {
        LOG.log(Level.WARNING, Texts.of("rfb.viewer-ended", Texts.reason(ended)), ended);
      }
    } finally {
      present.remove(Thread.currentThread());
    }
  }

  /// Closes the door, sends everybody away, and waits until their keys are let go. From any thread.
  @Override
  public void close() throws IOException {
    closed = true;
    try {
      door.close();
    } finally {
      for (Map.Entry<Thread, SocketStream> viewer : present.entrySet()) {
        viewer.getValue().close();
        join(viewer.getKey());
      }
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
