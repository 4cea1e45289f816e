package org.latchkey.agent.worker;

import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.latchkey.agent.Texts;
import org.latchkey.agent.screen.ScreenModule;
import org.latchkey.agent.screen.ScreenUnavailable;
import org.latchkey.agent.stream.IncomingStream;
import org.latchkey.protocol.wire.MalformedException;

/// Serves the OS user's own screen, or refuses with the sentence that says why there is none; and
/// the figures of it, when those are asked for.
final class Screen implements WorkerModule {
  private static final System.Logger LOG = System.getLogger("org.latchkey.agent.worker");

  /// What is to be done with the keys and buttons of one screen.
  private interface Step {
    void of(ScreenModule screen) throws IOException;
  }

  private final ScreenFigures figures = new ScreenFigures();
  private volatile ViewerPresence presence = ViewerPresence.BACK;
  private final Set<ScreenModule> shown = ConcurrentHashMap.newKeySet();

  @Override
  public void serve(IncomingStream incoming, UserSession session) throws IOException {
    ScreenOptions options;
    try {
      options = ScreenOptions.read(incoming.options());
    } catch (MalformedException e) {
      incoming.refuse("module-refused", "");
      return;
    }
    if (options.figures()) {
      figures.serve(incoming.accept());
    } else {
      show(incoming, session, options);
    }
  }

  private void show(IncomingStream incoming, UserSession session, ScreenOptions options)
      throws IOException {
    figures.screenOpened();
    try (ScreenModule screen =
            ScreenModule.open(session.environment(), options.permissions(), session::active);
        var _ = showing(screen)) {
      session.screenShown(screen.environment());
      screen.serve(
          incoming.accept(),
          () -> incoming.abort("display-lost", Texts.of("screen.display-lost")),
          figures.figures());
    } catch (ScreenUnavailable e) {
      incoming.refuse("no-display", String.valueOf(e.getMessage()));
    } finally {
      figures.screenClosed();
    }
  }

  private Closeable showing(ScreenModule screen) {
    shown.add(screen);
    if (presence == ViewerPresence.AWAY) {
      step(screen, ScreenModule::pause);
    }
    return () -> shown.remove(screen);
  }

  @Override
  public void viewerIs(ViewerPresence now) {
    presence = now;
    for (ScreenModule screen : shown) {
      switch (now) {
        case AWAY -> step(screen, ScreenModule::pause);
        case BACK -> step(screen, ScreenModule::resume);
      }
    }
  }

  @Override
  public void sessionEnds() {
    shown.forEach(screen -> step(screen, ScreenModule::letGo));
  }

  /// A display that is gone has nothing to let go of, and its stream says that it is.
  private static void step(ScreenModule screen, Step step) {
    try {
      step.of(screen);
    } catch (IOException gone) {
      LOG.log(Level.DEBUG, "keyboard and pointer are gone", gone);
    }
  }
}
