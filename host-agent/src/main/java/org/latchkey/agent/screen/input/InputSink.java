package org.latchkey.agent.screen.input;

import java.io.Closeable;
import java.io.IOException;

/// Where the viewer's keys and pointer go. Used by one thread. Closing lets go of all that is held
/// down.
public interface InputSink extends Closeable {
  /// For a viewer that may only look.
  InputSink NOWHERE =
      new InputSink() {
        @Override
        public void key(int keysym, boolean down) {}

        @Override
        public void pointer(int x, int y, int buttons) {}

        @Override
        public void close() {}
      };

  /// A key goes down or up.
  ///
  /// @param keysym an X11 key symbol (RFC 6143 §7.5.4)
  void key(int keysym, boolean down) throws IOException;

  /// The pointer is here, with these buttons down.
  ///
  /// @param buttons bit 0 for button 1, and so on to bit 7
  void pointer(int x, int y, int buttons) throws IOException;
}
