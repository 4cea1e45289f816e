package org.latchkey.agent.link;

import java.io.IOException;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.latchkey.agent.tls.GatewayClient;
import org.latchkey.agent.tls.NotTrustedException;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.wire.Bytes;

/// A WebSocket to the gateway for threads that block: one reads, any may send or close.
final class WebSocketChannel {
  /// A peer that takes nothing for so long is given up.
  private static final Duration SEND_WITHIN = Duration.ofSeconds(12);

  /// How long a close waits for the peer's.
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(1);

  private static final int NORMAL_CLOSE = 1000;

  private final WebSocket socket;
  private final IncomingMessages incoming;
  private final ReentrantLock sending = new ReentrantLock();

  private WebSocketChannel(WebSocket socket, IncomingMessages incoming) {
    this.socket = socket;
    this.incoming = incoming;
  }

  /// @param longestText in bytes of UTF-8
  /// @param longestBinary in bytes; 0 when none is expected
  static WebSocketChannel open(
      GatewayClient client, String path, int longestText, int longestBinary)
      throws IOException, NotTrustedException {
    IncomingMessages incoming = new IncomingMessages(longestText, longestBinary);
    return new WebSocketChannel(client.openWebSocket(path, incoming), incoming);
  }

  /// The next message or the end; [Incoming.Nothing] when neither came in time.
  Incoming receive(Duration timeout) throws IOException {
    try {
      return incoming.next(socket, Math.max(0, timeout.toNanos()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for the gateway", e);
    }
  }

  void send(String text) throws IOException {
    sending.lock();
    try {
      await(socket.sendText(text, true));
    } finally {
      sending.unlock();
    }
  }

  void send(Bytes message) throws IOException {
    sending.lock();
    try {
      await(socket.sendBinary(message.asBuffer(), true));
    } finally {
      sending.unlock();
    }
  }

  private void await(CompletableFuture<WebSocket> sent) throws IOException {
    try {
      sent.get(SEND_WITHIN.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException | IllegalStateException e) {
      throw new IOException("sending to the gateway failed", e);
    } catch (TimeoutException e) {
      abandon("the gateway took nothing for " + SEND_WITHIN.toSeconds() + " s");
      throw new IOException("the gateway takes nothing", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      abandon("interrupted");
      throw new IOException("interrupted while sending to the gateway", e);
    }
  }

  /// Closes in peace.
  void close() {
    close(NORMAL_CLOSE, "");
  }

  void close(Fault fault) {
    close(fault.closeCode(), fault.id());
  }

  private void close(int code, String reason) {
    try {
      socket.sendClose(code, reason).get(CLOSE_WITHIN.toNanos(), TimeUnit.NANOSECONDS);
      incoming.drain(socket).get(CLOSE_WITHIN.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException | TimeoutException | IllegalStateException _) {
      // The peer does not close with us; the connection is cut below.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    abandon("closed here");
  }

  private void abandon(String reason) {
    incoming.abandoned(reason);
    socket.abort();
  }
}
