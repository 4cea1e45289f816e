package org.latchkey.agent.tls;

import java.security.cert.CertificateException;
import java.util.Optional;

/// The gateway did not prove who it is. Nothing was sent to it. The message is a sentence for
/// people.
public final class NotTrustedException extends CertificateException {
  NotTrustedException(String message) {
    super(message);
  }

  NotTrustedException(String message, CertificateException cause) {
    super(message, cause);
  }

  /// The refusal that made a connection fail, if it was one.
  public static Optional<NotTrustedException> in(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof NotTrustedException refusal) {
        return Optional.of(refusal);
      }
    }
    return Optional.empty();
  }
}
