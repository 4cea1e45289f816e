package org.latchkey.agent.enrollment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import org.latchkey.agent.Texts;
import org.latchkey.agent.identity.HostKeyPairs;
import org.latchkey.agent.settings.TlsSettings;
import org.latchkey.agent.tls.GatewayAddress;
import org.latchkey.agent.tls.GatewayClient;
import org.latchkey.agent.tls.GatewayTrust;
import org.latchkey.agent.tls.NotTrustedException;
import org.latchkey.agent.tls.TrustStore;
import org.latchkey.protocol.enrollment.ComputerName;
import org.latchkey.protocol.enrollment.EnrollmentAnswer;
import org.latchkey.protocol.enrollment.EnrollmentCode;
import org.latchkey.protocol.enrollment.EnrollmentRequest;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.identity.TlsPin;
import org.latchkey.protocol.wire.JsonFields;
import org.latchkey.protocol.wire.MalformedException;

/// Enrolls this host at a gateway.
///
/// The proof covers the pin of the certificate that this host saw, so a first request without any
/// secret (`GET /api/health`) brings the certificate, and the enrollment itself is then sent only
/// to whoever holds that very key.
public final class EnrollmentClient {
  private static final String PROBLEM_PREFIX = "urn:latchkey:fault:";
  private static final int LONGEST_PROBLEM_BYTES = 8192;

  private final TrustStore store;
  private final TlsSettings settings;

  public EnrollmentClient(TrustStore store, TlsSettings settings) {
    this.store = store;
    this.settings = settings;
  }

  /// Enrolls this host under its keys.
  ///
  /// @throws NotTrustedException when the gateway did not prove itself; nothing was sent
  /// @throws EnrollmentRefusedException when it answered with a fault
  public Enrollment enroll(
      GatewayAddress gateway,
      GatewayTrust trust,
      EnrollmentCode code,
      ComputerName name,
      HostKeyPairs keys)
      throws IOException, NotTrustedException, EnrollmentRefusedException {
    TlsPin seen = pinSeen(gateway, trust);
    EnrollmentRequest request =
        EnrollmentRequest.make(code, name, keys.signing(), keys.channel().publicKey(), seen);
    try (GatewayClient client =
        new GatewayClient(gateway, new GatewayTrust.ByPin(seen), store, settings)) {
      GatewayClient.Answer answer = client.post("/agent/enroll", request.json().getBytes(UTF_8));
      if (answer.status() != 201) {
        throw refusal(answer);
      }
      return new Enrollment(
          gateway, trust, name, EnrollmentAnswer.read(new String(answer.body().toArray(), UTF_8)));
    } catch (MalformedException e) {
      throw new IOException(Texts.of("enroll.not-understood", Texts.reason(e)), e);
    }
  }

  private TlsPin pinSeen(GatewayAddress gateway, GatewayTrust trust)
      throws IOException, NotTrustedException {
    try (GatewayClient client = new GatewayClient(gateway, trust, store, settings)) {
      client.fetch("/api/health");
      return client.seenPin().orElseThrow(() -> new IOException("no TLS handshake took place"));
    }
  }

  private static EnrollmentRefusedException refusal(GatewayClient.Answer answer) {
    return new EnrollmentRefusedException(
        switch (fault(answer)) {
          case ENROLLMENT_REFUSED -> Texts.of("enroll.code-refused");
          case FORBIDDEN, UNAUTHENTICATED -> Texts.of("enroll.proof-refused");
          case UNAVAILABLE -> Texts.of("enroll.unavailable");
          case TOO_MANY -> Texts.of("enroll.too-many");
          default -> Texts.of("enroll.refused", answer.status());
        });
  }

  /// What the gateway says went wrong; `internal` when it says nothing that is known here.
  private static Fault fault(GatewayClient.Answer answer) {
    try {
      String type =
          JsonFields.read(new String(answer.body().toArray(), UTF_8), LONGEST_PROBLEM_BYTES)
              .text("type", 1, 100);
      if (type.startsWith(PROBLEM_PREFIX)) {
        return Fault.of(type.substring(PROBLEM_PREFIX.length())).orElse(Fault.INTERNAL);
      }
    } catch (MalformedException _) {
      // A proxy or something else answered: the status is all there is to say.
    }
    return Fault.INTERNAL;
  }
}
