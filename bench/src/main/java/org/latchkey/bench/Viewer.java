package org.latchkey.bench;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.latchkey.agent.screen.rfb.reference.ReferenceViewer;

/// A viewer that decodes everything and notes when it saw which frame of a [Stage].
final class Viewer implements Closeable {
  private static final int COPY_RECTANGLE = 1;
  private static final int TIGHT = 7;
  private static final int ZRLE = 16;
  private static final int QUALITY_6 = -26;
  private static final int COMPRESSION_2 = -254;
  private static final int LAST_RECTANGLE = -224;
  private static final int FENCE = -312;
  private static final int CONTINUOUS_UPDATES = -313;
  private static final int BUFFER_BYTES = 1 << 18;

  /// What it has seen since [#begin].
  record Seen(int frames, List<Double> latencyMillis, long bytes) {}

  private final Socket socket;
  private final ReferenceViewer viewer;
  private final Stage stage;
  private final boolean pushed;
  private final Thread reading;
  private final AtomicLong received = new AtomicLong();
  private final List<Double> latencyMillis = new ArrayList<>();
  private int lastFrame;
  private long bytesAtBegin;
  private volatile boolean over;

  /// @param pushed whether updates come by themselves (ContinuousUpdates) instead of on request
  Viewer(int port, Stage stage, boolean zrle, boolean pushed) throws IOException {
    this.stage = stage;
    this.pushed = pushed;
    this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    DataInputStream in =
        new DataInputStream(new BufferedInputStream(socket.getInputStream(), BUFFER_BYTES));
    this.viewer =
        new ReferenceViewer(
            count -> {
              byte[] bytes = new byte[count];
              in.readFully(bytes);
              received.addAndGet(count);
              return bytes;
            },
            bytes -> socket.getOutputStream().write(bytes));
    viewer.shakeHands();
    if (zrle) {
      encodings(ZRLE, COPY_RECTANGLE, COMPRESSION_2, LAST_RECTANGLE);
    } else {
      encodings(TIGHT, COPY_RECTANGLE, COMPRESSION_2, QUALITY_6, LAST_RECTANGLE);
    }
    viewer.request(false);
    this.reading = Thread.ofPlatform().name("viewer").start(this::read);
  }

  private void encodings(int... wanted) {
    if (!pushed) {
      viewer.setEncodings(wanted);
      return;
    }
    int[] more = Arrays.copyOf(wanted, wanted.length + 2);
    more[wanted.length] = FENCE;
    more[wanted.length + 1] = CONTINUOUS_UPDATES;
    viewer.setEncodings(more);
  }

  private void read() {
    try {
      boolean first = true;
      while (!over) {
        if (!readUpdate()) {
          continue;
        }
        note();
        if (!pushed) {
          viewer.request(true);
        } else if (first) {
          viewer.continuousUpdates(true);
        }
        first = false;
      }
    } catch (IOException | AssertionError e) { // the latter when it cannot send
      if (!over) {
        System.err.println("the viewer ended: " + e);
      }
    }
  }

  /// Takes the next message, and answers fences; whether it was an update.
  private boolean readUpdate() throws IOException {
    ReferenceViewer.Message message = viewer.read();
    if (message instanceof ReferenceViewer.Message.Fence fence && isAsked(fence)) {
      viewer.answer(fence);
    }
    return message instanceof ReferenceViewer.Message.Update;
  }

  private static boolean isAsked(ReferenceViewer.Message.Fence fence) {
    return fence.flags() < 0; // the highest bit
  }

  private synchronized void note() {
    int frame = Marker.read(viewer::pixel);
    long drawn = stage.drawnAt(frame);
    if (frame > lastFrame && drawn != 0) {
      latencyMillis.add((System.nanoTime() - drawn) / 1e6);
      lastFrame = frame;
    }
  }

  /// Forgets what it has seen so far.
  synchronized void begin() {
    latencyMillis.clear();
    bytesAtBegin = received.get();
  }

  synchronized Seen seen() {
    return new Seen(
        latencyMillis.size(), List.copyOf(latencyMillis), received.get() - bytesAtBegin);
  }

  @Override
  public void close() throws IOException {
    over = true;
    socket.close();
    try {
      reading.join();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
