package org.latchkey.agent.screen.rfb;

import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.screen.clipboard.Clipboard;

/// The clipboards of viewer and host, each told of what the other has, and given it when asked
/// (`docs/screen.md` §11).
///
/// | what happens | what follows |
/// |---|---|
/// | the viewer knows the extended clipboard | our capabilities |
/// | it has a text | our request; when the text comes, it is offered to the host's programs |
/// | the host's clipboard changes | our notice; to a viewer without the extension, the text |
/// | the viewer asks for the text | it is fetched, and provided when it comes |
///
/// The reading loop and the clipboard's thread come in, the picture loop takes what is due. Of each
/// kind of message at most one is due, the newest: nothing grows.
final class ClipboardExchange implements Clipboard.Listener {
  private static final int OUR_ACTIONS = ClipboardFlags.ACTIONS;

  private final Clipboard clipboard;
  private final Runnable due;
  private final ReentrantLock lock = new ReentrantLock();
  private boolean extended;
  private boolean capabilitiesDue;
  private boolean notifyDue;
  private boolean requestDue;
  private @Nullable String text;

  /// @param due called, from any thread, when [#take] has something
  ClipboardExchange(Clipboard clipboard, Runnable due) {
    this.clipboard = clipboard;
    this.due = due;
  }

  void begin() {
    clipboard.listen(this);
  }

  private boolean isExtended() {
    lock.lock();
    try {
      return extended;
    } finally {
      lock.unlock();
    }
  }

  /// The viewer knows the extension, and learns that we do; not when it may not use the clipboard.
  void extend() {
    if (clipboard.equals(Clipboard.NONE) || isExtended()) {
      return;
    }
    note(() -> {
      extended = true;
      capabilitiesDue = true;
    });
  }

  void received(ClientCutText cut) {
    offer(cut.text());
  }

  void received(ExtendedClipboard message) {
    if (!isExtended()) {
      return;
    }
    switch (message) {
      case ExtendedClipboard.Capabilities _ -> {}
      case ExtendedClipboard.Notify(boolean hasText) -> {
        if (hasText) {
          note(() -> requestDue = true);
        }
      }
      case ExtendedClipboard.Peek _ -> note(() -> notifyDue = true);
      case ExtendedClipboard.Request(boolean wantsText) -> {
        if (wantsText) {
          clipboard.fetch();
        }
      }
      case ExtendedClipboard.Provide(String provided) -> offer(provided);
    }
  }

  private void offer(@Nullable String offered) {
    if (offered != null) {
      clipboard.offer(offered);
    }
  }

  @Override
  public void changed() {
    if (isExtended()) {
      note(() -> notifyDue = true);
    } else if (clipboard.hasText()) {
      clipboard.fetch();
    }
  }

  @Override
  public void fetched(@Nullable String fetched) {
    if (fetched != null && !ClipboardText.isTooLong(fetched)) {
      note(() -> text = fetched);
    }
  }

  private void note(Runnable change) {
    lock.lock();
    try {
      change.run();
    } finally {
      lock.unlock();
    }
    due.run();
  }

  /// Appends the next message that is due.
  ///
  /// @return false when there is none
  boolean take(RfbWriter out) {
    String provided;
    boolean asMessage;
    lock.lock();
    try {
      if (capabilitiesDue) {
        capabilitiesDue = false;
        new ExtendedClipboard.Capabilities(OUR_ACTIONS, ClipboardFlags.TEXT).write(out);
        return true;
      }
      if (requestDue) {
        requestDue = false;
        new ExtendedClipboard.Request(true).write(out);
        return true;
      }
      if (notifyDue) {
        notifyDue = false;
        new ExtendedClipboard.Notify(clipboard.hasText()).write(out);
        return true;
      }
      provided = text;
      asMessage = extended;
      text = null;
    } finally {
      lock.unlock();
    }
    if (provided == null) {
      return false;
    }
    if (asMessage) {
      new ExtendedClipboard.Provide(provided).write(out);
    } else {
      new ServerCutText(ClipboardText.oneKindOfLine(provided)).write(out);
    }
    return true;
  }
}
