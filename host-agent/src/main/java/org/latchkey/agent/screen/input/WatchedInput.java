package org.latchkey.agent.screen.input;

import java.io.IOException;

/// Tells that a key or the pointer was really played, and passes everything on.
///
/// @param played called on the thread that plays; must not block
public record WatchedInput(InputSink input, Runnable played) implements InputSink {
  @Override
  public void key(int keysym, int scancode, boolean down) throws IOException {
    input.key(keysym, scancode, down);
    played.run();
  }

  @Override
  public void pointer(int x, int y, int buttons) throws IOException {
    input.pointer(x, y, buttons);
    played.run();
  }

  @Override
  public void pause() throws IOException {
    input.pause();
  }

  @Override
  public void resume() throws IOException {
    input.resume();
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
