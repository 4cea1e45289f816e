package org.latchkey.gateway.http;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.util.Map;

/// Puts the headers of `docs/protocol.md` §8 on every answer, at the last moment before it goes
/// out, so that nothing behind can take them off.
final class SecurityHeaders implements HttpHandler {
  /// Everything that browsers know and we do not use, off; what a session page uses, for us alone.
  private static final String PERMISSIONS =
      "accelerometer=(), autoplay=(), camera=(), clipboard-read=(self), clipboard-write=(self),"
          + " display-capture=(), encrypted-media=(), fullscreen=(self), geolocation=(),"
          + " gyroscope=(), hid=(), idle-detection=(), local-fonts=(), magnetometer=(),"
          + " microphone=(), midi=(), payment=(), picture-in-picture=(),"
          + " publickey-credentials-create=(), publickey-credentials-get=(),"
          + " screen-wake-lock=(), serial=(), storage-access=(), usb=(), web-share=(),"
          + " window-management=(), xr-spatial-tracking=()";

  private final HttpHandler next;
  private final Map<HttpString, String> headers;

  SecurityHeaders(HttpHandler next, String contentSecurityPolicy) {
    this.next = next;
    this.headers =
        Map.of(
            new HttpString("Content-Security-Policy"), contentSecurityPolicy,
            new HttpString("X-Content-Type-Options"), "nosniff",
            new HttpString("Referrer-Policy"), "no-referrer",
            new HttpString("Strict-Transport-Security"), "max-age=31536000",
            new HttpString("Cross-Origin-Opener-Policy"), "same-origin",
            new HttpString("Cross-Origin-Resource-Policy"), "same-origin",
            new HttpString("Permissions-Policy"), PERMISSIONS);
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    exchange.addResponseCommitListener(this::complete);
    next.handleRequest(exchange);
  }

  private void complete(HttpServerExchange exchange) {
    HeaderMap answer = exchange.getResponseHeaders();
    headers.forEach(answer::put);
    answer.remove(Headers.SERVER);
    answer.remove(new HttpString("X-Powered-By"));
    if (!answer.contains(Headers.CACHE_CONTROL)) {
      answer.put(Headers.CACHE_CONTROL, "no-store");
    }
  }
}
