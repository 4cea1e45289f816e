package org.latchkey.gateway.signin;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.latchkey.gateway.setup.GatewaySecrets;

/// The value that a page must send back with every change, `X-Latchkey-CSRF`: it follows from the
/// sign-in, so it is not stored, and another site cannot read it.
@ApplicationScoped
class CsrfToken {
  static final String HEADER = "X-Latchkey-CSRF";

  private final GatewaySecrets secrets;

  @Inject
  CsrfToken(GatewaySecrets secrets) {
    this.secrets = secrets;
  }

  String of(SignedIn signedIn) {
    byte[] idHash = Base64.getUrlDecoder().decode(signedIn.idHash());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(secrets.csrf(idHash));
  }

  boolean fits(SignedIn signedIn, @Nullable String given) {
    return given != null
        && MessageDigest.isEqual(of(signedIn).getBytes(US_ASCII), given.getBytes(US_ASCII));
  }
}
