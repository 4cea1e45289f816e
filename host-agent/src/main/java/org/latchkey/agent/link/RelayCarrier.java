package org.latchkey.agent.link;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.seal.Carrier;
import org.latchkey.agent.tls.GatewayClient;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.relay.RelayLimits;
import org.latchkey.protocol.wire.Bytes;

/// The host's end of one relay, after join and ready (`docs/protocol.md` §7): whole binary
/// messages, in order, to and from a browser. It is trusted with nothing.
///
/// One thread receives; any may send or close.
public final class RelayCarrier implements Carrier {
  private static final Duration RECEIVE_STEP = Duration.ofSeconds(60);

  private final GatewayClient client;
  private final WebSocketChannel channel;

  RelayCarrier(GatewayClient client, WebSocketChannel channel) {
    this.client = client;
    this.channel = channel;
  }

  @Override
  public void send(Bytes message) throws IOException {
    if (message.length() > RelayLimits.LONGEST_MESSAGE_BYTES) {
      throw new IllegalArgumentException("a relay takes at most 65,535 bytes");
    }
    channel.send(message);
  }

  @Override
  public @Nullable Bytes receive() throws IOException {
    while (true) {
      switch (channel.receive(RECEIVE_STEP)) {
        case Incoming.Binary(Bytes message) -> {
          return message;
        }
        case Incoming.Nothing _ -> {
          // Silence is judged by the sealed channel's own heartbeats.
        }
        case Incoming.Text _ -> {
          close(Fault.MALFORMED);
          throw new IOException("a text message on the relay");
        }
        case Incoming.Closed _ -> {
          return null;
        }
        case Incoming.Lost(String reason) -> throw new IOException(reason);
      }
    }
  }

  @Override
  public void close(Fault fault) {
    channel.close(fault);
    client.close();
  }
}
