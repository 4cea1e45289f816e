package org.latchkey.agent.screen.input;

import java.io.Closeable;
import java.io.IOException;

/// A keyboard and a pointer, driven by a viewer.
public final class RemoteInput implements InputSink {
  private final Keys keys;
  private final Pointer pointer;
  private final Closeable devices;

  /// @param devices closed at the end
  public RemoteInput(KeyboardDevice keyboard, PointerDevice pointer, Closeable devices) {
    this.keys = new Keys(keyboard);
    this.pointer = new Pointer(pointer);
    this.devices = devices;
  }

  @Override
  public void key(int keysym, boolean down) throws IOException {
    keys.set(keysym, down);
  }

  @Override
  public void pointer(int x, int y, int buttons) throws IOException {
    pointer.set(x, y, buttons);
  }

  @Override
  public void close() throws IOException {
    try {
      pointer.releaseAll();
      keys.releaseAll();
    } finally {
      devices.close();
    }
  }
}
