package org.latchkey.gateway.signin;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The cookie `__Host-latchkey`: the browser keeps it for this host alone, sends it over TLS only,
/// never for a request that another site began, and shows it to no script.
public final class SignInCookie {
  /// Its name; the prefix makes browsers refuse it with a `Domain` or without `Secure`.
  public static final String NAME = "__Host-latchkey";

  private static final String ATTRIBUTES = "; Path=/; Secure; HttpOnly; SameSite=Strict";

  private SignInCookie() {}

  /// The id in the request's cookie. Two cookies of this name are none: one was planted.
  public static Optional<SessionId> of(HttpServletRequest request) {
    @Nullable Cookie @Nullable [] cookies = request.getCookies();
    if (cookies == null) {
      return Optional.empty();
    }
    var ours =
        Stream.of(cookies)
            .filter(cookie -> cookie != null && cookie.getName().equals(NAME))
            .toList();
    return ours.size() == 1 ? SessionId.parse(ours.getFirst().getValue()) : Optional.empty();
  }

  /// The value of `Set-Cookie` that gives the browser this id, until it is closed.
  static String giving(SessionId id) {
    return NAME + "=" + id.secret() + ATTRIBUTES;
  }

  /// The value of `Set-Cookie` that takes it away.
  static String taking() {
    return NAME + "=" + ATTRIBUTES + "; Max-Age=0";
  }
}
