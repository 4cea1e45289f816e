package org.latchkey.gateway.relay;

import jakarta.inject.Inject;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.util.Optional;
import org.latchkey.protocol.relay.RelayRole;

/// `wss://…/relay`: the browser's side. Only [RelayGate] lets anybody come here.
@ServerEndpoint("/relay")
public class BrowserRelayEndpoint {
  private final RelayDoor door;

  @Inject
  BrowserRelayEndpoint(RelayDoor door) {
    this.door = door;
  }

  @OnOpen
  public void open(Session session) {
    RelayVisitor visitor = (RelayVisitor) session.getUserPrincipal();
    door.arrived(session, RelayRole.BROWSER, Optional.of(visitor.signedIn()));
  }
}
