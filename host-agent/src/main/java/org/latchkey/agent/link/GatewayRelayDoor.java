package org.latchkey.agent.link;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;
import org.latchkey.agent.tls.GatewayClient;
import org.latchkey.agent.tls.NotTrustedException;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.identity.SessionId;
import org.latchkey.protocol.relay.JoinMessage;
import org.latchkey.protocol.relay.ReadyMessage;
import org.latchkey.protocol.relay.RelayLimits;
import org.latchkey.protocol.relay.RelayToken;
import org.latchkey.protocol.wire.MalformedException;

/// Joins relays over connections of their own to the gateway, each checked anew.
final class GatewayRelayDoor implements RelayDoor {
  private static final String PATH = "/agent/relay";

  /// The relay gives up earlier by itself.
  private static final Duration READY_WITHIN = RelayLimits.WAIT_FOR_PEER.plusSeconds(10);

  private final Supplier<GatewayClient> clients;

  GatewayRelayDoor(Supplier<GatewayClient> clients) {
    this.clients = clients;
  }

  @Override
  public RelayCarrier join(SessionId session, RelayToken token)
      throws IOException, NotTrustedException {
    GatewayClient client = clients.get();
    boolean joined = false;
    try {
      WebSocketChannel channel =
          WebSocketChannel.open(
              client, PATH, JoinMessage.LONGEST_BYTES, RelayLimits.LONGEST_MESSAGE_BYTES);
      channel.send(new JoinMessage(session, token).json());
      awaitReady(channel);
      joined = true;
      return new RelayCarrier(client, channel);
    } finally {
      if (!joined) {
        client.close();
      }
    }
  }

  private static void awaitReady(WebSocketChannel channel) throws IOException {
    switch (channel.receive(READY_WITHIN)) {
      case Incoming.Text(String text) -> {
        try {
          ReadyMessage.require(text);
        } catch (MalformedException e) {
          channel.close(Fault.MALFORMED);
          throw new IOException("the relay did not say ready", e);
        }
      }
      case Incoming.Binary _ -> {
        channel.close(Fault.MALFORMED);
        throw new IOException("the relay sent data before it was ready");
      }
      case Incoming.Nothing _ -> {
        channel.close(Fault.TIMED_OUT);
        throw new IOException("the relay was not ready in time");
      }
      case Incoming.Closed(int code, String reason) ->
          throw new IOException("the relay closed with " + code + " " + reason);
      case Incoming.Lost(String reason) -> throw new IOException(reason);
    }
  }
}
