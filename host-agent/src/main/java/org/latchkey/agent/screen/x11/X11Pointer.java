package org.latchkey.agent.screen.x11;

import java.io.IOException;
import org.latchkey.agent.screen.input.PointerDevice;

/// The pointer of an X display, moved by XTest.
public final class X11Pointer implements PointerDevice {
  private static final int SCREEN_OF_THE_POINTER = -1;

  private final XDisplay display;

  /// The display stays the caller's.
  public X11Pointer(XDisplay display) {
    this.display = display;
  }

  @Override
  public void move(int x, int y) throws IOException {
    var _ = LibXtst.fakeMotionEvent(display.handle(), SCREEN_OF_THE_POINTER, x, y, 0);
    flush();
  }

  @Override
  public void button(int number, boolean down) throws IOException {
    var _ = LibXtst.fakeButtonEvent(display.handle(), number, down ? 1 : 0, 0);
    flush();
  }

  private void flush() throws IOException {
    var _ = LibX11.flush(display.handle());
    display.check();
  }
}
