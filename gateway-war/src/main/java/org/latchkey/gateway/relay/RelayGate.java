package org.latchkey.gateway.relay;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Optional;
import org.latchkey.gateway.signin.SignInCookie;
import org.latchkey.gateway.signin.SignIns;
import org.latchkey.gateway.signin.SignedIn;

/// Stands before the browser's relay: nobody gets a WebSocket without being signed in. (The exact
/// `Origin` is checked before, for every upgrade.)
@WebFilter(urlPatterns = "/relay", asyncSupported = true)
public class RelayGate extends HttpFilter {
  private static final long serialVersionUID = 1L;

  private final transient SignIns signIns;

  @Inject
  RelayGate(SignIns signIns) {
    this.signIns = signIns;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Optional<SignedIn> signedIn = SignInCookie.of(request).flatMap(signIns::use);
    if (signedIn.isEmpty()) {
      response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
      return;
    }
    Principal visitor = new RelayVisitor(signedIn.get());
    chain.doFilter(
        new HttpServletRequestWrapper(request) {
          @Override
          public Principal getUserPrincipal() {
            return visitor;
          }
        },
        response);
  }
}
