package org.latchkey.gateway.relay;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.websocket.Session;
import java.util.Optional;
import org.latchkey.gateway.websocket.SocketPath;
import org.latchkey.protocol.relay.RelayRole;

/// `wss://…/relay` for browsers, where only [RelayGate] lets anybody come, and
/// `wss://…/agent/relay` for hosts, where a request with an `Origin` or a cookie does not come this
/// far.
@WebListener
public class RelayEndpoints implements ServletContextListener {
  @Inject RelayDoor door;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    ServletContext application = event.getServletContext();
    SocketPath.serve(application, "/relay", this::browser);
    SocketPath.serve(
        application,
        "/agent/relay",
        session -> door.arrived(session, RelayRole.HOST, Optional.empty()));
  }

  private void browser(Session session) {
    RelayVisitor visitor = (RelayVisitor) session.getUserPrincipal();
    door.arrived(session, RelayRole.BROWSER, Optional.of(visitor.signedIn()));
  }
}
