package org.latchkey.gateway.enrollment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import org.latchkey.protocol.identity.TlsPin;
import org.latchkey.protocol.wire.MalformedException;

/// The pin of this gateway's own certificate, which hosts prove to have seen: from the system
/// property `latchkey.pin`, else from the certificate file named by `latchkey.tls.certificate`
/// (default: `gateway-certificate.pem` in the configuration directory).
///
/// It is never taken from a connection, because then whoever stands in between would be believed.
@ApplicationScoped
class GatewayPin {
  private static final String PIN = "latchkey.pin";
  private static final String CERTIFICATE = "latchkey.tls.certificate";

  @Produces
  @Singleton
  TlsPin pin() {
    String given = System.getProperty(PIN);
    try {
      return given == null ? TlsPin.of(certificate()) : TlsPin.parse(given);
    } catch (MalformedException | CertificateException e) {
      throw new IllegalStateException("the gateway's own pin cannot be read", e);
    } catch (IOException e) {
      throw new UncheckedIOException("reading the gateway's own certificate", e);
    }
  }

  private static X509Certificate certificate() throws IOException, CertificateException {
    String file = System.getProperty(CERTIFICATE);
    Path path =
        file == null
            ? Path.of(System.getProperty("jboss.server.config.dir", "."), "gateway-certificate.pem")
            : Path.of(file);
    try (InputStream in = Files.newInputStream(path)) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }
}
