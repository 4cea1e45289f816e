package org.latchkey.gateway.websocket;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/// A [Socket] in memory: what is sent waits until the test writes it, as for a peer that reads only
/// when it wants to.
public final class SocketTwin implements Socket {
  private final List<String> texts = new ArrayList<>();
  private final List<ByteBuffer> written = new ArrayList<>();
  private final Queue<ByteBuffer> waiting = new ArrayDeque<>();
  private final Queue<Runnable> callbacks = new ArrayDeque<>();
  private final Queue<Runnable> receiving = new ArrayDeque<>();
  private boolean suspended;
  private int closeCode;

  @Override
  public void text(String message) {
    texts.add(message);
  }

  @Override
  public void binary(ByteBuffer message, Runnable callback) {
    waiting.add(message);
    callbacks.add(callback);
  }

  /// Writes the oldest message that waits; false when none does.
  public boolean writeOne() {
    ByteBuffer message = waiting.poll();
    Runnable callback = callbacks.poll();
    if (message == null || callback == null) {
      return false;
    }
    written.add(message);
    callback.run();
    return true;
  }

  /// Does what was asked to run on the receiving thread.
  public void runReceivingThread() {
    for (Runnable task = receiving.poll(); task != null; task = receiving.poll()) {
      task.run();
    }
  }

  @Override
  public void onReceivingThread(Runnable task) {
    receiving.add(task);
  }

  @Override
  public void suspend() {
    suspended = true;
  }

  @Override
  public void resume() {
    suspended = false;
  }

  @Override
  public void close(int code, String reason) {
    if (closeCode == 0) {
      closeCode = code;
    }
  }

  @Override
  public void abort() {
    close(1006, "");
  }

  @Override
  public String address() {
    return "192.0.2.1";
  }

  public boolean isSuspended() {
    return suspended;
  }

  /// The code it was closed with, or 0.
  public int closeCode() {
    return closeCode;
  }

  public List<String> texts() {
    return texts;
  }

  public List<ByteBuffer> written() {
    return written;
  }

  /// The bytes of all messages that wait.
  public long waitingBytes() {
    return waiting.stream().mapToLong(ByteBuffer::remaining).sum();
  }
}
