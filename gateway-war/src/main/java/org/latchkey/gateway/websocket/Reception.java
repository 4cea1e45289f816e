package org.latchkey.gateway.websocket;

import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.BufferedBinaryMessage;
import io.undertow.websockets.core.CloseMessage;
import io.undertow.websockets.core.StreamSourceFrameChannel;
import io.undertow.websockets.core.WebSocketCallback;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.xnio.IoUtils;

/// Hands what arrives on a channel to a [Receiver], message by message.
final class Reception extends AbstractReceiveListener {
  private static final int LONGEST_CONTROL_BYTES = 125; // RFC 6455 §5.5

  private final ChannelSocket socket;
  private final Limits limits;
  private final Receiver receiver;
  private final AtomicBoolean pongWaiting = new AtomicBoolean();

  Reception(ChannelSocket socket, Limits limits, Receiver receiver) {
    this.socket = socket;
    this.limits = limits;
    this.receiver = receiver;
  }

  @Override
  protected void onText(WebSocketChannel channel, StreamSourceFrameChannel source) {
    // Undertow has checked that it is UTF-8.
    read(channel, source, limits.textBytes(), message -> receiver.text(utf8(message)));
  }

  @Override
  protected void onBinary(WebSocketChannel channel, StreamSourceFrameChannel source) {
    read(channel, source, limits.binaryBytes(), receiver::binary);
  }

  private void read(
      WebSocketChannel channel,
      StreamSourceFrameChannel source,
      int limitBytes,
      Consumer<ByteBuffer> whole) {
    new MessageReader(
            limitBytes,
            new MessageReader.Outcome() {
              @Override
              public void complete(ByteBuffer message) {
                if (!socket.isOver()) {
                  whole.accept(message);
                }
              }

              @Override
              public void tooLarge() {
                if (!socket.isOver()) {
                  receiver.tooLarge();
                }
              }

              @Override
              public void failed(IOException cause) {
                onError(channel, cause);
              }
            })
        .read(source);
  }

  private static String utf8(ByteBuffer message) {
    return StandardCharsets.UTF_8.decode(message).toString();
  }

  /// Answers the newest ping only (RFC 6455 §5.5.3 allows that), so that pings to which nobody
  /// reads the answer cannot pile up.
  @Override
  protected void onFullPingMessage(WebSocketChannel channel, BufferedBinaryMessage message) {
    ByteBuffer payload;
    try (var data = message.getData()) {
      payload = WebSockets.mergeBuffers(data.getResource());
    }
    if (pongWaiting.compareAndSet(false, true)) {
      WebSockets.sendPong(payload, channel, new PongWritten());
    }
  }

  @Override
  protected void onFullCloseMessage(WebSocketChannel channel, BufferedBinaryMessage message) {
    CloseMessage close;
    try (var data = message.getData()) {
      close = new CloseMessage(data.getResource());
    }
    socket.end(last -> last.closed(close.getCode(), close.getReason()));
    if (!channel.isCloseFrameSent()) {
      WebSockets.sendClose(close, channel, null);
    }
  }

  /// Undertow calls this, and not the above, when the connection ended without a close.
  @Override
  protected void onCloseMessage(CloseMessage close, WebSocketChannel channel) {
    socket.end(Receiver::lost);
  }

  @Override
  protected void onError(WebSocketChannel channel, Throwable error) {
    IoUtils.safeClose(channel);
    socket.end(Receiver::lost);
  }

  @Override
  protected long getMaxPingBufferSize() {
    return LONGEST_CONTROL_BYTES;
  }

  @Override
  protected long getMaxPongBufferSize() {
    return LONGEST_CONTROL_BYTES;
  }

  @Override
  protected long getMaxCloseBufferSize() {
    return LONGEST_CONTROL_BYTES;
  }

  private final class PongWritten implements WebSocketCallback<Void> {
    @Override
    public void complete(WebSocketChannel channel, Void context) {
      pongWaiting.set(false);
    }

    @Override
    public void onError(WebSocketChannel channel, Void context, Throwable cause) {
      IoUtils.safeClose(channel);
    }
  }
}
