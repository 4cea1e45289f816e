package org.latchkey.gateway.link;

import jakarta.inject.Inject;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;

/// `wss://…/agent/link`. A request with an `Origin` or a cookie does not come this far.
@ServerEndpoint("/agent/link")
public class LinkEndpoint {
  private final LinkDoor door;

  @Inject
  LinkEndpoint(LinkDoor door) {
    this.door = door;
  }

  @OnOpen
  public void open(Session session) {
    door.arrived(session);
  }
}
