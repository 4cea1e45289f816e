package org.latchkey.agent.enrollment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.latchkey.agent.Texts;
import org.latchkey.agent.identity.HostKeyPairs;
import org.latchkey.agent.settings.TlsSettings;
import org.latchkey.agent.tls.GatewayTrust;
import org.latchkey.agent.tls.NotTrustedException;
import org.latchkey.agent.tls.TestCertificate;
import org.latchkey.agent.tls.TestConnection;
import org.latchkey.agent.tls.TestGateway;
import org.latchkey.protocol.Spec;
import org.latchkey.protocol.enrollment.ComputerName;
import org.latchkey.protocol.enrollment.EnrollmentAnswer;
import org.latchkey.protocol.enrollment.EnrollmentCode;
import org.latchkey.protocol.enrollment.EnrollmentRequest;
import org.latchkey.protocol.identity.ComputerId;
import org.latchkey.protocol.identity.HostIdentifier;
import org.latchkey.protocol.identity.SigningKeyPair;
import org.latchkey.protocol.ticket.TicketKey;

/// Against real TLS gateways that remember what they were sent.
@Tag("slow")
@Timeout(60)
final class EnrollmentClientTest {
  private static final Random RANDOM = new Random(3);
  private static final EnrollmentCode CODE = EnrollmentCode.random(RANDOM);
  private static final EnrollmentAnswer ANSWER =
      new EnrollmentAnswer(
          ComputerId.random(RANDOM),
          HostIdentifier.random(RANDOM),
          List.of(TicketKey.of(SigningKeyPair.generate().publicKey())));

  private static TestCertificate certificate;
  private static TestCertificate other;

  private final HostKeyPairs keys = HostKeyPairs.generate();
  private final AtomicReference<String> asked = new AtomicReference<>("");

  @BeforeAll
  static void makeCertificates() throws Exception {
    certificate = TestCertificate.forName("dns:localhost");
    other = TestCertificate.forName("dns:localhost");
  }

  private TestGateway.Conduct answering(int status, String body) {
    return connection -> {
      while (true) {
        TestConnection.Request request = connection.readRequest();
        if (request.line().startsWith("POST /agent/enroll ")) {
          asked.set(request.body());
          connection.answer(status, body);
        } else {
          connection.answer(200, "{\"status\":\"up\"}");
        }
      }
    };
  }

  private Enrollment enroll(TestGateway gateway, GatewayTrust trust) throws Exception {
    return new EnrollmentClient(certificate.trusted(), TlsSettings.DEFAULT)
        .enroll(gateway.address(), trust, CODE, new ComputerName("desk"), keys);
  }

  private static GatewayTrust pin() throws Exception {
    return new GatewayTrust.ByPin(certificate.pin());
  }

  @Test
  @Spec({"A6", "A7"})
  void theHostProvesItsKeyForTheCertificateThatItSaw() throws Exception {
    try (TestGateway gateway = new TestGateway(certificate, answering(201, ANSWER.json()))) {
      for (GatewayTrust trust : List.of(pin(), new GatewayTrust.ByName())) {
        Enrollment enrollment = enroll(gateway, trust);
        assertEquals(ANSWER, enrollment.answer());
        EnrollmentRequest request = EnrollmentRequest.read(asked.get());
        assertEquals(CODE, request.code());
        assertEquals(keys.publicKeys(), request.keys());
        assertTrue(request.provenFor(certificate.pin()));
        assertFalse(request.provenFor(other.pin()));
      }
    }
  }

  @Test
  @Spec("A6")
  void aWrongPinKeepsTheCodeHere() throws Exception {
    try (TestGateway gateway = new TestGateway(other, answering(201, ANSWER.json()))) {
      assertThrows(NotTrustedException.class, () -> enroll(gateway, pin()));
      assertEquals(0, gateway.received().length);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "403, enrollment-refused, Make a new one",
    "403, forbidden, proof",
    "503, unavailable, Try again",
    "429, too-many, Wait",
    "500, internal, status 500",
    "418, something-new, status 418"
  })
  void eachRefusalSaysWhatToDo(int status, String fault, String hint) throws Exception {
    String problem = "{\"type\":\"urn:latchkey:fault:" + fault + "\",\"status\":" + status + "}";
    try (TestGateway gateway = new TestGateway(certificate, answering(status, problem))) {
      EnrollmentRefusedException refusal =
          assertThrows(EnrollmentRefusedException.class, () -> enroll(gateway, pin()));
      assertTrue(Texts.reason(refusal).contains(hint), Texts.reason(refusal));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "not json",
        "{\"computerId\":\"x\",\"identifier\":\"y\",\"ticketKeys\":[]}",
        "[[[[[[[[[[[[[[[[["
      })
  void anAnswerOfAnotherFormIsNotKept(String body) throws Exception {
    try (TestGateway gateway = new TestGateway(certificate, answering(201, body))) {
      assertThrows(IOException.class, () -> enroll(gateway, pin()));
    }
  }

  @Test
  void anEnrollmentIsReadAsItWasWritten() throws Exception {
    try (TestGateway gateway = new TestGateway(certificate, answering(201, ANSWER.json()))) {
      for (GatewayTrust trust : List.of(pin(), new GatewayTrust.ByName())) {
        Enrollment enrollment = enroll(gateway, trust);
        assertEquals(enrollment, EnrollmentFile.parse(EnrollmentFile.json(enrollment)));
      }
    }
  }
}
