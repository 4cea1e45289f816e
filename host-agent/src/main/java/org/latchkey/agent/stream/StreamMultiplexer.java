package org.latchkey.agent.stream;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.stream.SendSchedule.Priority;
import org.latchkey.agent.stream.StreamLedger.Verdict;
import org.latchkey.protocol.wire.Bytes;

/// One end of a connection of frames: the host's end, which accepts streams, or the browser's,
/// which opens them (the latter in tests and benchmarks only).
///
/// [#run] is the loop that receives; a virtual thread sends; each accepted stream is served on a
/// virtual thread of its own. Every queue is bounded: what arrives by the windows given, what
/// leaves by holding back the writer of each stream, answers by ending a connection whose other
/// side does not read them.
///
/// When the connection ends, however it ends, every stream fails: only a stream that was closed is
/// complete.
public final class StreamMultiplexer implements AutoCloseable {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition work = lock.newCondition();
  private final StreamLedger ledger = new StreamLedger();
  private final SendSchedule schedule = new SendSchedule();
  private final Map<Integer, MultiplexedStream> streams = new HashMap<>();
  private final FrameConnection connection;
  private final ControlReceiver control;
  private final @Nullable StreamAcceptor acceptor;
  private int newestId;
  private boolean closed;
  private volatile boolean neverReads;

  private StreamMultiplexer(
      FrameConnection connection, ControlReceiver control, @Nullable StreamAcceptor acceptor) {
    this.connection = connection;
    this.control = control;
    this.acceptor = acceptor;
  }

  /// The host's end. The connection is taken over and closed with it.
  public static StreamMultiplexer accepting(
      FrameConnection connection, ControlReceiver control, StreamAcceptor acceptor) {
    return new StreamMultiplexer(connection, control, acceptor);
  }

  /// The browser's end. The connection is taken over and closed with it.
  public static StreamMultiplexer opening(FrameConnection connection, ControlReceiver control) {
    return new StreamMultiplexer(connection, control, null);
  }

  /// Receives until the connection ends; then closes it and fails every stream.
  ///
  /// @throws RuleBrokenException when the other side broke a rule
  public void run() throws IOException, RuleBrokenException {
    Thread sender = Thread.ofVirtual().name("frame sender").start(this::sendAll);
    try (this) {
      for (Frame frame = connection.receive(); frame != null; frame = connection.receive()) {
        received(frame);
      }
    } finally {
      joinUninterruptibly(sender);
    }
    if (neverReads) {
      throw new RuleBrokenException("the other side does not read its answers");
    }
  }

  /// Opens a stream and waits for the answer.
  ///
  /// @throws StreamRefusedException when the other side does not take it
  public ByteStream open(String module, String options) throws IOException {
    MultiplexedStream stream;
    lock.lock();
    try {
      if (acceptor != null) {
        throw new IllegalStateException("only the browser opens streams");
      }
      requireOpen();
      long windowBytes = StreamLimits.toBrowserWindowBytes(module);
      stream = new MultiplexedStream(this, ++newestId, module, windowBytes);
      streams.put(stream.id(), stream);
      send(new Frame.Open(stream.id(), windowBytes, module, options), module);
    } finally {
      lock.unlock();
    }
    stream.awaitAnswer();
    return stream;
  }

  /// Sends a control message, before everything else that waits. Does not block.
  public void sendControl(Bytes message) throws IOException {
    lock.lock();
    try {
      requireOpen();
      send(new Frame.Data(StreamLimits.CONTROL_STREAM, message), "");
    } finally {
      lock.unlock();
    }
  }

  /// Ends the connection and every stream. Does nothing the second time.
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      work.signalAll();
      for (MultiplexedStream stream : new ArrayList<>(streams.values())) {
        stream.fail(new IOException("the connection under this stream ended"));
      }
      streams.clear();
    } finally {
      lock.unlock();
    }
    connection.close();
  }

  private void received(Frame frame) throws IOException, RuleBrokenException {
    if (frame instanceof Frame.Data data && data.stream() == StreamLimits.CONTROL_STREAM) {
      control.received(data.payload());
      return;
    }
    lock.lock();
    try {
      Verdict verdict = acceptor == null ? ledger.fromHost(frame) : ledger.fromBrowser(frame);
      if (verdict == Verdict.TAKE) {
        take(frame);
      }
    } finally {
      lock.unlock();
    }
  }

  private void take(Frame frame) throws IOException {
    if (frame instanceof Frame.Open open) {
      serve(open);
      return;
    }
    MultiplexedStream stream = streams.get(frame.stream());
    if (stream == null) {
      return;
    }
    switch (frame) {
      case Frame.Accepted _ -> stream.answeredByPeer();
      case Frame.Refused refused -> stream.refusedByPeer(refused.notice());
      case Frame.Data data -> stream.arrived(data.payload());
      case Frame.Credit _ -> stream.wake();
      case Frame.Close close -> stream.closedByPeer(close.notice());
      case Frame.Open _, Frame.Received _ -> throw new IllegalStateException("handled before");
    }
    if (stream.isOver()) {
      streams.remove(stream.id());
    }
  }

  private void serve(Frame.Open open) throws IOException {
    requireOpen();
    StreamAcceptor server = Objects.requireNonNull(acceptor);
    MultiplexedStream stream =
        new MultiplexedStream(
            this, open.stream(), open.module(), StreamLimits.TO_HOST_WINDOW_BYTES);
    streams.put(stream.id(), stream);
    Thread.ofVirtual().name("stream " + open.module()).start(() -> serve(server, open, stream));
  }

  private static void serve(StreamAcceptor server, Frame.Open open, MultiplexedStream stream) {
    IncomingStream incoming = new IncomingStream(open, stream);
    try {
      server.serve(incoming);
    } catch (IOException | RuntimeException | Error e) {
      System.getLogger("org.latchkey.agent.stream")
          .log(level(e), "the module " + open.module() + " failed", e);
      if (stream.isAnswered()) {
        incoming.abort("internal", "the module failed");
      }
    } finally {
      if (!stream.isAnswered()) {
        incoming.refuse("internal", "the module did not answer");
      }
    }
  }

  /// A stream that ends under its module is everyday; a module that breaks is not.
  private static System.Logger.Level level(Throwable e) {
    return e instanceof IOException ? System.Logger.Level.DEBUG : System.Logger.Level.WARNING;
  }

  private void sendAll() {
    try (this) {
      for (Frame frame = next(); frame != null; frame = next()) {
        connection.send(frame);
      }
    } catch (IOException | InterruptedException e) {
      // The receiving loop meets the same end and reports it.
    }
  }

  private @Nullable Frame next() throws InterruptedException {
    lock.lock();
    try {
      Frame frame = schedule.next();
      while (frame == null && !closed) {
        work.await();
        frame = schedule.next();
      }
      MultiplexedStream stream = frame == null ? null : streams.get(frame.stream());
      if (stream != null) {
        stream.wake();
      }
      return frame;
    } finally {
      lock.unlock();
    }
  }

  // What a stream asks for, holding the lock.

  ReentrantLock lock() {
    return lock;
  }

  long credit(int stream) {
    return acceptor == null ? ledger.browserCredit(stream) : ledger.hostCredit(stream);
  }

  boolean isFull(int stream) {
    return schedule.waitingBytes(stream) >= StreamLimits.STREAM_WAITING_BYTES;
  }

  int mostDataBytes(String module) {
    return switch (Priority.of(module)) {
      case INTERACTIVE -> StreamLimits.MAX_DATA_BYTES;
      case TURN -> StreamLimits.TURN_DATA_BYTES;
    };
  }

  void dropWaiting(int stream) {
    schedule.drop(stream);
  }

  /// Puts a frame in line. A frame that our own ledger does not allow is our mistake.
  void send(Frame frame, String module) {
    if (closed) {
      return;
    }
    if (schedule.waitingUrgent() >= StreamLimits.URGENT_WAITING_FRAMES) {
      neverReads = true;
      Thread.ofVirtual().start(this::close);
      return;
    }
    try {
      Verdict verdict = acceptor == null ? ledger.fromBrowser(frame) : ledger.fromHost(frame);
      if (verdict == Verdict.TAKE) {
        schedule.add(frame, Priority.of(module));
        work.signalAll();
      }
    } catch (RuleBrokenException e) {
      throw new IllegalStateException("we broke a rule of streams", e);
    }
    MultiplexedStream stream = streams.get(frame.stream());
    if (stream != null && stream.isOver()) {
      streams.remove(frame.stream());
    }
  }

  private void requireOpen() throws IOException {
    if (closed) {
      throw new IOException("the connection has ended");
    }
  }

  private static void joinUninterruptibly(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
