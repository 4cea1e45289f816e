package org.latchkey.gateway.relay;

import jakarta.inject.Inject;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.util.Optional;
import org.latchkey.protocol.relay.RelayRole;

/// `wss://…/agent/relay`: the host's side. A request with an `Origin` or a cookie does not come
/// this far.
@ServerEndpoint("/agent/relay")
public class HostRelayEndpoint {
  private final RelayDoor door;

  @Inject
  HostRelayEndpoint(RelayDoor door) {
    this.door = door;
  }

  @OnOpen
  public void open(Session session) {
    door.arrived(session, RelayRole.HOST, Optional.empty());
  }
}
