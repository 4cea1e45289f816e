package org.latchkey.agent.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latchkey.agent.settings.TlsSettings;
import org.latchkey.agent.tls.GatewayAddress;
import org.latchkey.agent.tls.GatewayTrust;
import org.latchkey.agent.tls.TestCertificate;
import org.latchkey.agent.tls.TestConnection;
import org.latchkey.agent.tls.TestGateway;
import org.latchkey.protocol.Spec;

@Timeout(60)
final class GatewayChecksTest {
  private static final Instant NOW = Instant.parse("2026-11-21T18:00:00Z");
  private static TestCertificate certificate;
  private static TestCertificate other;

  @BeforeAll
  static void makeCertificates() throws Exception {
    certificate = TestCertificate.forName("dns:localhost");
    other = TestCertificate.forName("dns:localhost");
  }

  private static void answer(TestConnection connection) throws Exception {
    connection.readRequest();
    connection.raw(
        "HTTP/1.1 200 OK\r\nDate: Sat, 21 Nov 2026 18:00:00 GMT\r\nContent-Length: 2\r\n\r\n{}");
    connection.untilGone();
  }

  private static List<Finding> check(GatewayAddress address, GatewayTrust trust, Instant now)
      throws Exception {
    Findings findings = new Findings();
    new GatewayChecks(
            address, trust, certificate.trusted(), TlsSettings.DEFAULT, InstantSource.fixed(now))
        .make(findings);
    return findings.all();
  }

  private static List<Verdict> verdicts(List<Finding> findings) {
    assertEquals(
        List.of("name", "connection", "tls", "clock"),
        findings.stream().map(Finding::check).toList());
    return findings.stream().map(Finding::verdict).toList();
  }

  @Test
  void everyStepToAGatewayThatIsWellIsGood() throws Exception {
    try (TestGateway gateway = new TestGateway(certificate, GatewayChecksTest::answer)) {
      for (GatewayTrust trust :
          List.of(new GatewayTrust.ByName(), new GatewayTrust.ByPin(certificate.pin()))) {
        List<Finding> findings = check(gateway.address(), trust, NOW.plusSeconds(29));
        assertEquals(
            List.of(Verdict.GOOD, Verdict.GOOD, Verdict.GOOD, Verdict.GOOD), verdicts(findings));
        assertTrue(findings.get(2).found().contains("TLSv1.3"), findings.toString());
      }
    }
  }

  @Test
  void aClockThatIsOffIsSaidWithDirectionAndSize() throws Exception {
    try (TestGateway gateway = new TestGateway(certificate, GatewayChecksTest::answer)) {
      GatewayTrust trust = new GatewayTrust.ByName();
      Finding ahead = check(gateway.address(), trust, NOW.plusSeconds(95)).getLast();
      assertEquals(Verdict.ATTENTION, ahead.verdict());
      assertTrue(ahead.found().contains("95 s ahead"), ahead.found());
      Finding behind = check(gateway.address(), trust, NOW.minusSeconds(31)).getLast();
      assertTrue(behind.found().contains("31 s behind"), behind.found());
    }
  }

  @Test
  @Spec("A6")
  void aGatewayThatDoesNotProveItselfIsToldAndNotAskedForItsTime() throws Exception {
    try (TestGateway gateway = new TestGateway(other, GatewayChecksTest::answer)) {
      for (GatewayTrust trust :
          List.of(new GatewayTrust.ByName(), new GatewayTrust.ByPin(certificate.pin()))) {
        List<Finding> findings = check(gateway.address(), trust, NOW);
        assertEquals(
            List.of(Verdict.GOOD, Verdict.GOOD, Verdict.ATTENTION, Verdict.UNCHECKED),
            verdicts(findings));
        assertTrue(findings.get(2).found().contains(other.pin().toString()));
      }
    }
  }

  @Test
  void whatComesAfterAFailedStepIsUnchecked() throws Exception {
    try (Socket silent = new Socket()) {
      silent.bind(new InetSocketAddress("localhost", 0)); // taken, and nobody listens
      GatewayAddress gone = GatewayAddress.parse("https://localhost:" + silent.getLocalPort());
      assertEquals(
          List.of(Verdict.GOOD, Verdict.ATTENTION, Verdict.UNCHECKED, Verdict.UNCHECKED),
          verdicts(check(gone, new GatewayTrust.ByName(), NOW)));
    }
    GatewayAddress nowhere = GatewayAddress.parse("https://nowhere.invalid");
    assertEquals(
        List.of(Verdict.ATTENTION, Verdict.UNCHECKED, Verdict.UNCHECKED, Verdict.UNCHECKED),
        verdicts(check(nowhere, new GatewayTrust.ByName(), NOW)));
  }
}
