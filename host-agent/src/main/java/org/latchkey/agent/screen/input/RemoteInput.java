package org.latchkey.agent.screen.input;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A keyboard and a pointer, driven by a viewer.
///
/// | from | on | to |
/// |---|---|---|
/// | playing | [#pause]: everything is let go | paused: what the viewer does waits, unplayed |
/// | paused | [#resume]: the modifiers that the viewer holds are pressed again | playing |
/// | either | [#close]: everything is let go | closed: what waited fails |
public final class RemoteInput implements InputSink {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Keys keys;
  private final Pointer pointer;
  private final Closeable devices;
  private boolean paused;
  private boolean closed;

  /// @param devices closed at the end
  public RemoteInput(KeyboardDevice keyboard, PointerDevice pointer, Closeable devices) {
    this.keys = new Keys(keyboard, Rest.REAL);
    this.pointer = new Pointer(pointer);
    this.devices = devices;
  }

  @Override
  public void key(int keysym, int scancode, boolean down) throws IOException {
    lock.lock();
    try {
      awaitPlaying();
      keys.set(keysym, scancode, down);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void pointer(int x, int y, int buttons) throws IOException {
    lock.lock();
    try {
      awaitPlaying();
      pointer.set(x, y, buttons);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void pause() throws IOException {
    lock.lock();
    try {
      if (!paused && !closed) {
        paused = true;
        pointer.pause();
        keys.pause();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void resume() throws IOException {
    lock.lock();
    try {
      if (paused && !closed) {
        paused = false;
        keys.resume();
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() throws IOException {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      changed.signalAll();
      try {
        pointer.releaseAll();
        keys.releaseAll();
      } finally {
        devices.close();
      }
    } finally {
      lock.unlock();
    }
  }

  private void awaitPlaying() throws IOException {
    try {
      while (paused && !closed) {
        changed.await();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("waiting for the viewer to come back");
    }
    if (closed) {
      throw new IOException("keyboard and pointer are closed");
    }
  }
}
