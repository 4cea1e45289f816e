package org.latchkey.agent.worker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.util.Map;
import org.latchkey.agent.platform.linux.Heritage;
import org.latchkey.agent.screen.foreign.NativeLibrary.MissingLibrary;
import org.latchkey.agent.screen.rfb.Rehearsal;
import org.latchkey.agent.screen.x11.X11Libraries;
import org.latchkey.agent.stream.PipeFrames;
import org.latchkey.agent.stream.RuleBrokenException;
import org.latchkey.agent.stream.StreamMultiplexer;

/// Loads what a worker is going to need, while nobody waits for it.
///
/// Runs as whoever started the process, on its main thread, and leaves no thread behind: threads
/// keep the audit identity that they began with. It takes nothing from outside but libraries of the
/// system, and connects to nothing.
final class WarmUp {
  private static final System.Logger LOG = System.getLogger("org.latchkey.agent.worker");

  private WarmUp() {}

  /// As a program, it is what the AOT cache is learned from ([AotCache]).
  static void main() throws IOException, RuleBrokenException {
    run();
    var _ = Heritage.now();
    PipeFrames nobody =
        new PipeFrames(InputStream.nullInputStream(), OutputStream.nullOutputStream());
    UserSession session = new UserSession(Map.of(), ScreenLock.NEVER, System::nanoTime);
    PipeMessages.send(nobody, new PipeMessage.Ready(new WorkerModules(session).names()));
    StreamMultiplexer.accepting(nobody, _ -> {}, new WorkerModules(session)).run();
  }

  /// Never fails: what could not be loaded here is loaded, or missed, when it is used.
  static void run() {
    try {
      X11Libraries.load();
      Rehearsal.play();
    } catch (MissingLibrary e) {
      LOG.log(Level.DEBUG, "not loaded beforehand: {0}", e.getMessage());
    } catch (IOException | IllegalAccessException | RuntimeException e) {
      LOG.log(Level.DEBUG, "the worker is not warmed up", e);
    }
  }
}
