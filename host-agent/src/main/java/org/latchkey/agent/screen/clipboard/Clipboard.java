package org.latchkey.agent.screen.clipboard;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The clipboard of a host. Nothing is transferred before it is asked for, and nothing here blocks.
/// Any thread may use it.
public interface Clipboard extends Closeable {
  /// The longest text that passes, in bytes of UTF-8 with `\n` at the ends of lines.
  int LIMIT_BYTES = 1_000_000;

  /// For a viewer that may not use it.
  Clipboard NONE =
      new Clipboard() {
        @Override
        public void listen(Listener listener) {}

        @Override
        public boolean hasText() {
          return false;
        }

        @Override
        public void offer(String text) {}

        @Override
        public void fetch() {}

        @Override
        public void close() {}
      };

  /// What happens to the clipboard, told on a thread of its own. Must not block.
  interface Listener {
    /// Something else may be in it, or nothing.
    void changed();

    /// The answer to a [Clipboard#fetch]; null when there was no text, too long a one, or nobody
    /// who gave it in time.
    void fetched(@Nullable String text);
  }

  /// Has the listener told of everything from now on. Called once.
  void listen(Listener listener);

  /// Whether a fetch may bring a text.
  boolean hasText();

  /// Puts a text there, for the host's programs to paste.
  void offer(String text);

  /// Asks for the text. Asked several times before an answer, one answer may do for all.
  void fetch();

  @Override
  void close() throws IOException;
}
