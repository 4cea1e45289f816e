package org.latchkey.gateway.setup;

import java.net.URI;
import java.util.Locale;

/// The address under which people open this gateway, from the system property `latchkey.url`.
///
/// The one source for links and for what `Origin` must be; the `Host` header of a request is
/// neither.
public record PublicUrl(String origin) {
  /// The configured one.
  public static PublicUrl configured() {
    return of(System.getProperty("latchkey.url", "https://localhost:8443"));
  }

  /// Takes `https://host` or `https://host:port`, with or without a `/` at the end.
  static PublicUrl of(String url) {
    URI uri = URI.create(url);
    boolean plain =
        uri.getUserInfo() == null && uri.getQuery() == null && uri.getFragment() == null;
    if (!"https".equalsIgnoreCase(uri.getScheme())
        || uri.getHost() == null
        || !plain
        || !(uri.getPath().isEmpty() || uri.getPath().equals("/"))) {
      throw new IllegalArgumentException(
          "latchkey.url must be like https://gateway.example.org, not " + url);
    }
    String port = uri.getPort() < 0 || uri.getPort() == 443 ? "" : ":" + uri.getPort();
    return new PublicUrl("https://" + uri.getHost().toLowerCase(Locale.ROOT) + port);
  }
}
