package org.latchkey.agent.screen.x11;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.screen.clipboard.Clipboard;

/// The selection CLIPBOARD of an X display; PRIMARY, which changes with every marked word, is left
/// alone.
///
/// A platform thread with a connection of its own does all the work; other threads leave it notes.
/// Notes merge and transfers are bounded, so that nothing grows with what other programs do.
public final class X11Clipboard implements Clipboard {
  private static final System.Logger LOG = System.getLogger("org.latchkey.agent.screen");

  // X11/X.h
  private static final int PROPERTY_NOTIFY = 28;
  private static final int SELECTION_CLEAR = 29;
  private static final int SELECTION_REQUEST = 30;
  private static final int PROPERTY_NEW_VALUE = 0;

  // X11/extensions/Xfixes.h: set by a program, its window destroyed, its connection closed
  private static final long OWNER_CHANGES = 7;

  private static final int XFIXES_MAJOR = 4;
  private static final long EVENT_BYTES = 192;
  private static final int TYPE_BITS = 0x7f;

  /// `XPropertyEvent` (`X11/Xlib.h`): `Window; Atom; Time; int state`.
  private static final long PROPERTY_WINDOW_OFFSET = 32;

  private static final long PROPERTY_ATOM_OFFSET = 40;
  private static final long PROPERTY_STATE_OFFSET = 56;

  /// `XSelectionRequestEvent`: `Window owner, requestor; Atom selection, target, property; Time`.
  private static final long REQUEST_REQUESTOR_OFFSET = 40;

  private static final long REQUEST_SELECTION_OFFSET = 48;
  private static final long REQUEST_TARGET_OFFSET = 56;
  private static final long REQUEST_PROPERTY_OFFSET = 64;
  private static final long REQUEST_TIME_OFFSET = 72;

  /// `XSelectionClearEvent`: `Window; Atom selection`.
  private static final long CLEAR_SELECTION_OFFSET = 40;

  /// `XFixesSelectionNotifyEvent`: `Window; int subtype; Window owner; Atom selection; Time
  /// timestamp, selection_timestamp`.
  private static final long FIXES_OWNER_OFFSET = 48;

  private static final long FIXES_SELECTION_OFFSET = 56;
  private static final long FIXES_SELECTION_TIME_OFFSET = 72;

  private final XDisplay display;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment event = arena.allocate(EVENT_BYTES, 8);
  private final WakeUp wakeUp;
  private final SelectionAtoms atoms;
  private final SelectionWindow window;
  private final SelectionOffer offer;
  private final SelectionFetch fetch;
  private final int fixesEvent;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable String noteOffer;
  private boolean noteFetch;
  private boolean closed;
  private volatile boolean hasText;
  private @Nullable Thread thread;

  /// @param display from now on this clipboard's, which closes it
  public X11Clipboard(XDisplay display) throws IOException {
    this.display = display;
    this.atoms = SelectionAtoms.of(display);
    MemorySegment handle = display.handle();
    if (LibXfixes.queryExtension(handle, event, event.asSlice(4)) == 0) {
      throw new IOException("display " + display.name() + " lacks the extension XFIXES");
    }
    fixesEvent = event.get(JAVA_INT, 0);
    event.set(JAVA_INT, 0, XFIXES_MAJOR);
    event.set(JAVA_INT, 4, 0);
    var _ = LibXfixes.queryVersion(handle, event, event.asSlice(4));
    window = new SelectionWindow(display, arena);
    offer = new SelectionOffer(window, atoms);
    fetch = new SelectionFetch(window, atoms);
    LibXfixes.selectSelectionInput(handle, window.id(), atoms.clipboard(), OWNER_CHANGES);
    hasText = window.owner(atoms.clipboard()) != 0;
    wakeUp = new WakeUp(display.socket());
  }

  @Override
  public void listen(Listener told) {
    lock.lock();
    try {
      thread = Thread.ofPlatform().name("screen-clipboard").start(() -> run(told));
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean hasText() {
    return hasText;
  }

  @Override
  public void offer(String text) {
    note(() -> noteOffer = text);
  }

  @Override
  public void fetch() {
    note(() -> noteFetch = true);
  }

  private void note(Runnable note) {
    lock.lock();
    try {
      note.run();
    } finally {
      lock.unlock();
    }
    wakeUp.wake();
  }

  private void run(Listener told) {
    try {
      while (followNotes(told)) {
        while (display.pending() > 0) {
          var _ = LibX11.nextEvent(display.handle(), event);
          happened(event.get(JAVA_INT, 0) & TYPE_BITS, told);
        }
        fetch.expire(System.nanoTime()).ifPresent(result -> told.fetched(result.text()));
        wakeUp.await(mayFetch() ? 0 : timeoutMilliseconds());
      }
    } catch (IOException gone) {
      // The screen's own connection meets the same end and reports it.
      LOG.log(Level.DEBUG, "the clipboard ends", gone);
    }
  }

  /// Does what other threads have asked for.
  ///
  /// @return false when this clipboard was closed
  private boolean followNotes(Listener told) throws IOException {
    String offered;
    boolean wanted;
    lock.lock();
    try {
      if (closed) {
        return false;
      }
      offered = noteOffer;
      noteOffer = null;
      wanted = noteFetch && fetch.isIdle();
      noteFetch = noteFetch && !wanted;
    } finally {
      lock.unlock();
    }
    if (offered != null) {
      offer.offer(offered);
      hasText = true;
    }
    if (wanted) {
      String own = offer.text();
      if (own != null) {
        told.fetched(own);
      } else {
        fetch.start(System.nanoTime());
      }
    }
    return true;
  }

  /// Whether somebody has asked while another fetch was under way that is over now.
  private boolean mayFetch() {
    lock.lock();
    try {
      return noteFetch && fetch.isIdle();
    } finally {
      lock.unlock();
    }
  }

  private void happened(int type, Listener told) throws IOException {
    long now = System.nanoTime();
    if (type == fixesEvent) {
      ownerChanged(told);
    } else if (type == SELECTION_REQUEST) {
      if (event.get(JAVA_LONG, REQUEST_SELECTION_OFFSET) == atoms.clipboard()) {
        offer.requested(
            event.get(JAVA_LONG, REQUEST_REQUESTOR_OFFSET),
            event.get(JAVA_LONG, REQUEST_TARGET_OFFSET),
            event.get(JAVA_LONG, REQUEST_PROPERTY_OFFSET),
            event.get(JAVA_LONG, REQUEST_TIME_OFFSET),
            now);
      }
    } else if (type == SELECTION_CLEAR) {
      if (event.get(JAVA_LONG, CLEAR_SELECTION_OFFSET) == atoms.clipboard()) {
        offer.lost();
      }
    } else if (type == SelectionWindow.SELECTION_NOTIFY) {
      fetch
          .answered(
              event.get(JAVA_LONG, SelectionWindow.TARGET_OFFSET),
              event.get(JAVA_LONG, SelectionWindow.PROPERTY_OFFSET),
              now)
          .ifPresent(result -> told.fetched(result.text()));
    } else if (type == PROPERTY_NOTIFY) {
      propertyChanged(told, now);
    }
  }

  private void ownerChanged(Listener told) {
    long owner = event.get(JAVA_LONG, FIXES_OWNER_OFFSET);
    if (event.get(JAVA_LONG, FIXES_SELECTION_OFFSET) != atoms.clipboard()) {
      return;
    }
    if (owner == window.id()) {
      offer.owned(event.get(JAVA_LONG, FIXES_SELECTION_TIME_OFFSET));
      return;
    }
    hasText = owner != 0;
    told.changed();
  }

  private void propertyChanged(Listener told, long now) throws IOException {
    long of = event.get(JAVA_LONG, PROPERTY_WINDOW_OFFSET);
    long property = event.get(JAVA_LONG, PROPERTY_ATOM_OFFSET);
    boolean isNew = event.get(JAVA_INT, PROPERTY_STATE_OFFSET) == PROPERTY_NEW_VALUE;
    if (of != window.id() && !isNew) {
      offer.deleted(of, property, now);
    } else if (of == window.id() && isNew) {
      fetch.arrived(property, now).ifPresent(result -> told.fetched(result.text()));
    }
  }

  private int timeoutMilliseconds() {
    long now = System.nanoTime();
    long fetching = fetch.untilExpiry(now);
    long offering = offer.expire(now);
    if (fetching < 0 && offering < 0) {
      return WakeUp.FOR_EVER;
    }
    long nanos = fetching < 0 ? offering : offering < 0 ? fetching : Math.min(fetching, offering);
    return (int) Math.min(Integer.MAX_VALUE, Duration.ofNanos(nanos).toMillis() + 1);
  }

  /// What was offered goes with this program, as with any other.
  @Override
  public void close() throws IOException {
    Thread running;
    lock.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      running = thread;
    } finally {
      lock.unlock();
    }
    wakeUp.wake();
    join(running);
    wakeUp.close();
    display.close();
    arena.close();
  }

  private static void join(@Nullable Thread running) {
    boolean interrupted = false;
    while (running != null && running.isAlive()) {
      try {
        running.join();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
