package org.latchkey.gateway.link;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import org.latchkey.gateway.websocket.SocketPath;

/// `wss://…/agent/link`. A request with an `Origin` or a cookie does not come this far.
@WebListener
public class LinkEndpoint implements ServletContextListener {
  @Inject LinkDoor door;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    SocketPath.serve(event.getServletContext(), "/agent/link", door::arrived);
  }
}
