package org.latchkey.gateway.websocket;

import jakarta.servlet.ServletContext;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.function.Consumer;

/// Serves WebSockets at a path.
///
/// Not by annotations: the server runs an annotated `@OnOpen` on another thread and reads
/// meanwhile, so that a message sent at once after the upgrade is handed to nobody and lost
/// (Undertow 2.3.23). A programmatic endpoint is opened before anything is read.
public final class SocketPath {
  private SocketPath() {}

  /// Has `opened` called for each WebSocket at `path`; to be used while the application starts.
  public static void serve(ServletContext application, String path, Consumer<Session> opened) {
    ServerContainer container =
        (ServerContainer) application.getAttribute(ServerContainer.class.getName());
    try {
      container.addEndpoint(
          ServerEndpointConfig.Builder.create(Opening.class, path)
              .configurator(new Configurator(opened))
              .build());
    } catch (DeploymentException e) {
      throw new IllegalStateException("cannot serve WebSockets at " + path, e);
    }
  }

  private static final class Configurator extends ServerEndpointConfig.Configurator {
    private final Consumer<Session> opened;

    Configurator(Consumer<Session> opened) {
      this.opened = opened;
    }

    @Override
    public <T> T getEndpointInstance(Class<T> endpoint) {
      return endpoint.cast(new Opening(opened));
    }
  }

  /// Hands the session over; everything after is between [Socket] and [Receiver].
  private static final class Opening extends Endpoint {
    private final Consumer<Session> opened;

    Opening(Consumer<Session> opened) {
      this.opened = opened;
    }

    @Override
    public void onOpen(Session session, EndpointConfig config) {
      opened.accept(session);
    }
  }
}
