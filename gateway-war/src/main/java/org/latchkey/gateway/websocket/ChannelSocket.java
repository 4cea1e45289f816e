package org.latchkey.gateway.websocket;

import io.undertow.websockets.core.CloseMessage;
import io.undertow.websockets.core.WebSocketCallback;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import io.undertow.websockets.jsr.UndertowSession;
import jakarta.websocket.Session;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.latchkey.gateway.http.RequestAddress;
import org.xnio.IoUtils;

/// A [Socket] on the server's own channel.
public final class ChannelSocket implements Socket {
  private static final int MOST_TEXT_WAITING_BYTES = 256 * 1024;
  private static final int CLOSE_WITHIN_SECONDS = 10;

  private final WebSocketChannel channel;
  private final AtomicBoolean over = new AtomicBoolean();
  private final AtomicBoolean closing = new AtomicBoolean();
  private final AtomicInteger textWaitingBytes = new AtomicInteger();
  private volatile @Nullable Receiver receiver;

  private ChannelSocket(WebSocketChannel channel) {
    this.channel = channel;
  }

  /// Takes a Jakarta session over. To be called in `onOpen`, before which nothing can have arrived;
  /// afterwards the session itself is not to be used.
  public static Socket open(Session session, Limits limits, Function<Socket, Receiver> receiver) {
    UndertowSession ours = (UndertowSession) session;
    ChannelSocket socket = new ChannelSocket(ours.getWebSocketChannel());
    Receiver receiving = receiver.apply(socket);
    ours.setReceiveListener(new Reception(socket, limits, receiving));
    socket.channel.addCloseTask(_ -> socket.afterWhatArrived(() -> socket.end(Receiver::lost)));
    socket.receiver = receiving;
    return socket;
  }

  @Override
  public void text(String message) {
    int cost = 2 * message.length();
    if (textWaitingBytes.addAndGet(cost) > MOST_TEXT_WAITING_BYTES) {
      abort();
      return;
    }
    ByteBuffer bytes = ByteBuffer.wrap(message.getBytes(StandardCharsets.UTF_8));
    WebSockets.sendText(bytes, channel, new Written(() -> textWaitingBytes.addAndGet(-cost)));
  }

  @Override
  public void binary(ByteBuffer message, Runnable written) {
    WebSockets.sendBinary(message, channel, new Written(written));
  }

  @Override
  public void onReceivingThread(Runnable task) {
    try {
      channel.getIoThread().execute(task);
    } catch (RejectedExecutionException _) {
      // the server is stopping; nothing is received any more
    }
  }

  @Override
  public void suspend() {
    channel.suspendReceives();
  }

  @Override
  public void resume() {
    channel.resumeReceives();
  }

  @Override
  public void close(int code, String reason) {
    over.set(true);
    if (closing.compareAndSet(false, true)) {
      // Reading goes on, so that the peer's own close is seen; its messages are dropped.
      channel.resumeReceives();
      WebSockets.sendClose(new CloseMessage(code, reason), channel, null);
      cutLater();
    }
  }

  private void cutLater() {
    try {
      var _ =
          channel
              .getIoThread()
              .executeAfter(
                  () -> IoUtils.safeClose(channel), CLOSE_WITHIN_SECONDS, TimeUnit.SECONDS);
    } catch (RejectedExecutionException _) {
      IoUtils.safeClose(channel);
    }
  }

  @Override
  public void abort() {
    IoUtils.safeClose(channel);
  }

  @Override
  public String address() {
    return RequestAddress.of(channel.getSourceAddress()).text();
  }

  boolean isOver() {
    return over.get();
  }

  /// Tells the receiver the end, once.
  void end(Consumer<Receiver> last) {
    Receiver told = receiver;
    if (over.compareAndSet(false, true) && told != null) {
      last.accept(told);
    }
  }

  /// The connection may be gone while a close that it carried is still to be delivered, by the same
  /// thread; so wait for a turn of that thread.
  private void afterWhatArrived(Runnable task) {
    try {
      channel.getIoThread().execute(task);
    } catch (RejectedExecutionException _) {
      task.run();
    }
  }

  /// Runs `done` once, whatever becomes of a message; a failed write ends the connection.
  private record Written(Runnable done, AtomicBoolean ran) implements WebSocketCallback<Void> {
    Written(Runnable done) {
      this(done, new AtomicBoolean());
    }

    @Override
    public void complete(WebSocketChannel channel, Void context) {
      run();
    }

    @Override
    public void onError(WebSocketChannel channel, Void context, Throwable cause) {
      run();
      IoUtils.safeClose(channel);
    }

    private void run() {
      if (ran.compareAndSet(false, true)) {
        done.run();
      }
    }
  }
}
