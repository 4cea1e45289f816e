package org.latchkey.gateway.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.fault.FaultException;

/// Who makes this request, looked up once.
@RequestScoped
public class CurrentSignIn {
  private final HttpServletRequest request;
  private final SignIns signIns;
  private boolean lookedUp;
  private @Nullable SignedIn found;

  @Inject
  CurrentSignIn(HttpServletRequest request, SignIns signIns) {
    this.request = request;
    this.signIns = signIns;
  }

  public Optional<SignedIn> find() {
    if (!lookedUp) {
      found = SignInCookie.of(request).flatMap(signIns::use).orElse(null);
      lookedUp = true;
    }
    return Optional.ofNullable(found);
  }

  /// Who is signed in.
  ///
  /// @throws FaultException `unauthenticated` when nobody is signed in
  public SignedIn require() throws FaultException {
    return find().orElseThrow(() -> new FaultException(Fault.UNAUTHENTICATED));
  }

  /// The owner who is signed in.
  ///
  /// @throws FaultException `unauthenticated`, or `forbidden` when it is not an owner
  public SignedIn requireOwner() throws FaultException {
    SignedIn signedIn = require();
    if (!signedIn.account().owner()) {
      throw new FaultException(Fault.FORBIDDEN);
    }
    return signedIn;
  }
}
