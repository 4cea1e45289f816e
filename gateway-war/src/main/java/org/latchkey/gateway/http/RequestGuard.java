package org.latchkey.gateway.http;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.latchkey.gateway.setup.PublicUrl;
import org.latchkey.protocol.fault.Fault;

/// Refuses what no one of ours sends (`docs/protocol.md` §3, §4, §7):
///
/// * under `/agent/`, any `Origin` and any cookie: a browser has no business there;
/// * elsewhere, a change or a WebSocket without exactly our own `Origin`;
/// * a body longer than 64 KiB.
final class RequestGuard implements HttpHandler {
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  /// Where the server cuts the connection without a word. A body that does not say its length and
  /// passes 64 KiB is answered by whoever reads it.
  private static final long HARD_LIMIT = 2L * Json.MAX_BYTES;

  private final HttpHandler next;
  private final String origin;

  RequestGuard(HttpHandler next, PublicUrl url) {
    this.next = next;
    this.origin = url.origin();
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    Optional<Fault> refusal = refusal(exchange);
    if (refusal.isPresent()) {
      refuse(exchange, refusal.get());
    } else {
      exchange.setMaxEntitySize(HARD_LIMIT);
      next.handleRequest(exchange);
    }
  }

  private Optional<Fault> refusal(HttpServerExchange exchange) {
    HeaderMap headers = exchange.getRequestHeaders();
    if (exchange.getRequestContentLength() > Json.MAX_BYTES) {
      return Optional.of(Fault.TOO_LARGE);
    }
    if (exchange.getRequestPath().startsWith("/agent/")) {
      return headers.contains(Headers.ORIGIN) || headers.contains(Headers.COOKIE)
          ? Optional.of(Fault.FORBIDDEN)
          : Optional.empty();
    }
    boolean change = !SAFE.contains(exchange.getRequestMethod().toString());
    boolean needsOrigin = change || headers.contains(Headers.UPGRADE);
    return needsOrigin && !isOurs(headers.get(Headers.ORIGIN))
        ? Optional.of(Fault.FORBIDDEN)
        : Optional.empty();
  }

  private boolean isOurs(@Nullable HeaderValues origins) {
    return origins != null && origins.size() == 1 && origin.equals(origins.getFirst());
  }

  /// Answers, and closes the connection, since the rest of the body is not read.
  private static void refuse(HttpServerExchange exchange, Fault fault) {
    Problem problem = Problem.of(fault);
    exchange.setStatusCode(problem.status());
    exchange.setPersistent(false);
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, Problem.MEDIA_TYPE);
    exchange.getResponseSender().send(ByteBuffer.wrap(problem.json()));
  }
}
