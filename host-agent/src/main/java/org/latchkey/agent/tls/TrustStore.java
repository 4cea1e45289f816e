package org.latchkey.agent.tls;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// The authorities that this host trusts.
public final class TrustStore {
  private final X509ExtendedTrustManager manager;

  private TrustStore(X509ExtendedTrustManager manager) {
    this.manager = manager;
  }

  /// The platform's own, as the JDK finds it.
  public static TrustStore ofPlatform() throws GeneralSecurityException {
    return new TrustStore(manager(null));
  }

  static TrustStore of(KeyStore authorities) throws GeneralSecurityException {
    return new TrustStore(manager(authorities));
  }

  X509ExtendedTrustManager manager() {
    return manager;
  }

  private static X509ExtendedTrustManager manager(@Nullable KeyStore authorities)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(authorities);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509ExtendedTrustManager extended) {
        return extended;
      }
    }
    throw new IllegalStateException("this JDK has no X.509 trust manager");
  }
}
