package org.latchkey.agent.tls;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.Texts;
import org.latchkey.protocol.identity.TlsPin;

/// The check of the gateway's certificate, called by JSSE in the middle of the handshake.
///
/// An `X509ExtendedTrustManager` is asked by JSSE for everything, the name included. By name, that
/// is passed on to the platform's own one, which checks chain and name. By pin, only the key
/// counts: the handshake itself proves that the peer holds it.
final class GatewayCheck extends X509ExtendedTrustManager {
  private final GatewayTrust trust;
  private final X509ExtendedTrustManager byName;
  private final AtomicReference<@Nullable TlsPin> seen = new AtomicReference<>();

  GatewayCheck(GatewayTrust trust, X509ExtendedTrustManager byName) {
    this.trust = trust;
    this.byName = byName;
  }

  /// The pin of the certificate that was accepted last.
  Optional<TlsPin> seen() {
    return Optional.ofNullable(seen.get());
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String method, SSLEngine engine)
      throws CertificateException {
    check(chain, () -> byName.checkServerTrusted(chain, method, engine));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String method, Socket socket)
      throws CertificateException {
    check(chain, () -> byName.checkServerTrusted(chain, method, socket));
  }

  private void check(X509Certificate[] chain, Rule rule) throws CertificateException {
    TlsPin presented = TlsPin.of(chain[0]);
    switch (trust) {
      case GatewayTrust.ByName _ -> {
        try {
          rule.check();
        } catch (CertificateException e) {
          throw new NotTrustedException(
              Texts.of("tls.not-trusted-by-name", Texts.reason(e), presented), e);
        }
      }
      case GatewayTrust.ByPin(TlsPin expected) -> {
        if (!expected.equals(presented)) {
          throw new NotTrustedException(Texts.of("tls.other-pin", presented, expected));
        }
      }
    }
    seen.set(presented);
  }

  /// Without an engine or a socket the name could not be checked: refused.
  @Override
  public void checkServerTrusted(X509Certificate[] chain, String method)
      throws CertificateException {
    throw new NotTrustedException(Texts.of("tls.no-connection"));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String method, SSLEngine engine)
      throws CertificateException {
    throw new NotTrustedException(Texts.of("tls.no-connection"));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String method, Socket socket)
      throws CertificateException {
    throw new NotTrustedException(Texts.of("tls.no-connection"));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String method)
      throws CertificateException {
    throw new NotTrustedException(Texts.of("tls.no-connection"));
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return byName.getAcceptedIssuers();
  }

  private interface Rule {
    void check() throws CertificateException;
  }
}
