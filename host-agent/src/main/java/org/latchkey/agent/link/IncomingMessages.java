package org.latchkey.agent.link;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.latchkey.protocol.wire.Bytes;

/// Takes a WebSocket's events one by one: a message is asked for only when the one before was
/// taken, so that a peer that sends without end is held up by its own connection and never fills
/// this memory.
final class IncomingMessages implements WebSocket.Listener {
  /// RFC 6455 §7.4.1: never sent; the JDK reports the end of the connection by it.
  private static final int WITHOUT_A_CLOSE = 1006;

  private final int longestText;
  private final int longestBinary;
  private final StringBuilder text = new StringBuilder();
  private final ByteArrayOutputStream binary = new ByteArrayOutputStream();

  /// One message that was asked for, and the end.
  private final BlockingQueue<Incoming> waiting = new ArrayBlockingQueue<>(2);

  private final CompletableFuture<Incoming> end = new CompletableFuture<>();
  private volatile boolean draining;
  private boolean asked;

  IncomingMessages(int longestText, int longestBinary) {
    this.longestText = longestText;
    this.longestBinary = longestBinary;
  }

  /// For one reading thread.
  Incoming next(WebSocket socket, long timeoutNanos) throws InterruptedException {
    if (!asked && waiting.isEmpty()) {
      if (end.isDone()) {
        return end.join();
      }
      asked = true;
      socket.request(1);
    }
    Incoming next = waiting.poll(timeoutNanos, TimeUnit.NANOSECONDS);
    if (next == null) {
      return new Incoming.Nothing();
    }
    asked = false;
    return next;
  }

  /// Drops whatever still comes; the future is done when nothing can come any more.
  CompletableFuture<Incoming> drain(WebSocket socket) {
    draining = true;
    socket.request(Long.MAX_VALUE);
    return end;
  }

  @Override
  public void onOpen(WebSocket socket) {
    // Asks for nothing yet: the reader does.
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
    if (!draining) {
      if (text.length() + part.length() > longestText) {
        return tooLong(socket);
      }
      text.append(part);
      if (!last) {
        socket.request(1);
      } else {
        String whole = text.toString();
        text.setLength(0);
        if (whole.getBytes(UTF_8).length > longestText) {
          return tooLong(socket);
        }
        waiting.add(new Incoming.Text(whole));
      }
    }
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer part, boolean last) {
    if (!draining) {
      if (binary.size() + part.remaining() > longestBinary) {
        return tooLong(socket);
      }
      byte[] bytes = new byte[part.remaining()];
      part.get(bytes);
      binary.writeBytes(bytes);
      if (!last) {
        socket.request(1);
      } else {
        waiting.add(new Incoming.Binary(Bytes.view(binary.toByteArray())));
        binary.reset();
      }
    }
    return null;
  }

  /// Pings and pongs of the WebSocket itself are answered by the JDK; each spends one of what was
  /// asked for, which is asked for again.
  @Override
  public @Nullable CompletionStage<?> onPing(WebSocket socket, ByteBuffer message) {
    socket.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
    socket.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
    String plain = reason.replaceAll("[^a-zA-Z0-9-]", "");
    finish(
        code == WITHOUT_A_CLOSE
            ? new Incoming.Lost("the connection was cut")
            : new Incoming.Closed(code, plain));
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    finish(new Incoming.Lost(String.valueOf(error.getMessage())));
  }

  /// The connection was given up on this side.
  void abandoned(String reason) {
    finish(new Incoming.Lost(reason));
  }

  private @Nullable CompletionStage<?> tooLong(WebSocket socket) {
    finish(new Incoming.Lost("a message longer than allowed"));
    socket.abort();
    return null;
  }

  private void finish(Incoming last) {
    if (end.complete(last)) {
      waiting.add(last);
    }
  }
}
