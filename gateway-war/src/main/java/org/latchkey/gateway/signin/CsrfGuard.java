package org.latchkey.gateway.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import java.util.Set;
import org.latchkey.gateway.http.Problem;
import org.latchkey.protocol.fault.Fault;

/// Refuses a change that is asked for under a sign-in without its CSRF value.
///
/// Signing in needs none: the password is the proof, and the exact `Origin`, which every change
/// needs, keeps other sites from signing a browser in.
@Provider
@ApplicationScoped
public class CsrfGuard implements ContainerRequestFilter {
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  @Inject CurrentSignIn current;
  @Inject CsrfToken token;

  @Override
  public void filter(ContainerRequestContext request) {
    if (SAFE.contains(request.getMethod()) || request.getUriInfo().getPath().equals("/sign-in")) {
      return;
    }
    Optional<SignedIn> signedIn = current.find();
    if (signedIn.isPresent()
        && !token.fits(signedIn.get(), request.getHeaderString(CsrfToken.HEADER))) {
      request.abortWith(Problem.of(Fault.FORBIDDEN).response());
    }
  }
}
