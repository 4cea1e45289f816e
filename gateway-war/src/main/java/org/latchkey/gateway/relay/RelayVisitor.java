package org.latchkey.gateway.relay;

import java.security.Principal;
import org.latchkey.gateway.signin.SignedIn;

/// Who comes to the relay from a browser; carries the sign-in from the request to the WebSocket.
record RelayVisitor(SignedIn signedIn) implements Principal {
  @Override
  public String getName() {
    return signedIn.account().id().hex();
  }
}
