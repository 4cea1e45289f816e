package org.latchkey.agent.tls;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.Texts;

/// Where a gateway is: `https`, a host and perhaps a port, and nothing else.
public record GatewayAddress(String host, int port) {
  private static final int HTTPS_PORT = 443;
  private static final int LONGEST = 300;

  /// Reads what a person wrote.
  ///
  /// @throws IllegalArgumentException with a sentence for people
  public static GatewayAddress parse(String text) {
    URI uri = uri(text);
    if (uri == null || !"https".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null) {
      throw new IllegalArgumentException(Texts.of("address.not-https", shown(text)));
    }
    if (uri.getUserInfo() != null
        || uri.getQuery() != null
        || uri.getFragment() != null
        || !(uri.getPath().isEmpty() || uri.getPath().equals("/"))) {
      throw new IllegalArgumentException(Texts.of("address.more-than-host", shown(text)));
    }
    int port = uri.getPort() < 0 ? HTTPS_PORT : uri.getPort();
    if (port == 0 || port > 65_535) {
      throw new IllegalArgumentException(Texts.of("address.not-https", shown(text)));
    }
    return new GatewayAddress(uri.getHost().toLowerCase(Locale.ROOT), port);
  }

  /// For example `https://gateway.example/api/health`.
  public URI https(String path) {
    return URI.create(this + path);
  }

  /// The same place for a WebSocket.
  public URI wss(String path) {
    return URI.create("wss" + toString().substring("https".length()) + path);
  }

  @Override
  public String toString() {
    return "https://" + host + (port == HTTPS_PORT ? "" : ":" + port);
  }

  private static @Nullable URI uri(String text) {
    try {
      return text.length() > LONGEST ? null : URI.create(text);
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  private static String shown(String text) {
    return text.length() > 80 ? text.substring(0, 80) + "…" : text;
  }
}
