package org.latchkey.agent.screen.input;

import java.io.Closeable;
import java.io.IOException;

/// Where the viewer's keys and pointer go. One thread plays them; any may pause, resume and close.
/// Closing lets go of all that is held down.
public interface InputSink extends Closeable {
  /// For a viewer that may only look.
  InputSink NOWHERE =
      new InputSink() {
        @Override
        public void key(int keysym, int scancode, boolean down) {}

        @Override
        public void pointer(int x, int y, int buttons) {}

        @Override
        public void pause() {}

        @Override
        public void resume() {}

        @Override
        public void close() {}
      };

  /// A key goes down or up.
  ///
  /// @param keysym an X11 key symbol (RFC 6143 §7.5.4), 0 when only the place is known
  /// @param scancode the key's place, by its code in set 1 of PC keyboards, bit 7 for those after
  ///   0xe0; 0 when it is not known
  void key(int keysym, int scancode, boolean down) throws IOException;

  /// The pointer is here, with these buttons down.
  ///
  /// @param buttons bit 0 for button 1, and so on to bit 8
  void pointer(int x, int y, int buttons) throws IOException;

  /// The viewer cannot be heard: lets go of all that it holds down, so that no key repeats for
  /// ever, and plays nothing more.
  void pause() throws IOException;

  /// The viewer is back: plays what came meanwhile, under the modifiers that it held.
  void resume() throws IOException;
}
