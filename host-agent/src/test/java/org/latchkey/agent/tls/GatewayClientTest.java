package org.latchkey.agent.tls;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latchkey.agent.Texts;
import org.latchkey.agent.settings.TlsSettings;
import org.latchkey.protocol.Spec;

/// Against real TLS servers that remember what they were sent.
@Timeout(60)
final class GatewayClientTest {
  private static final byte[] SECRET = "{\"secret\":1}".getBytes(UTF_8);

  private static TestCertificate ours;
  private static TestCertificate other;
  private static TestCertificate ofOtherName;

  @BeforeAll
  static void makeCertificates() throws Exception {
    ours = TestCertificate.forName("dns:localhost");
    other = TestCertificate.forName("dns:localhost");
    ofOtherName = TestCertificate.forName("dns:gateway.example");
  }

  private static void answersEverything(TestConnection connection) throws Exception {
    while (true) {
      connection.readRequest();
      connection.answer(200, "{}");
    }
  }

  private static GatewayClient client(TestGateway gateway, GatewayTrust trust, TrustStore store) {
    return new GatewayClient(gateway.address(), trust, store, TlsSettings.DEFAULT);
  }

  private static GatewayTrust pinOf(TestCertificate certificate) throws Exception {
    return new GatewayTrust.ByPin(certificate.pin());
  }

  @Test
  @Spec("A6")
  void aCertificateForTheNameFromATrustedAuthorityIsAccepted() throws Exception {
    try (TestGateway gateway = new TestGateway(ours, GatewayClientTest::answersEverything);
        GatewayClient client = client(gateway, new GatewayTrust.ByName(), ours.trusted())) {
      assertEquals(200, client.post("/x", SECRET).status());
      assertEquals(Optional.of(ours.pin()), client.seenPin());
    }
  }

  @Test
  @Spec("A6")
  void aCertificateOfAnotherNameIsRefusedBeforeAByteIsSent() throws Exception {
    refusesInSilence(ofOtherName, new GatewayTrust.ByName(), ofOtherName.trusted());
  }

  @Test
  @Spec("A6")
  void aCertificateOfAnUnknownAuthorityIsRefusedBeforeAByteIsSent() throws Exception {
    refusesInSilence(ours, new GatewayTrust.ByName(), other.trusted());
  }

  @Test
  @Spec("A6")
  void anotherKeyThanThePinnedOneIsRefusedBeforeAByteIsSent() throws Exception {
    refusesInSilence(other, pinOf(ours), other.trusted());
  }

  private static void refusesInSilence(TestCertificate shown, GatewayTrust trust, TrustStore store)
      throws Exception {
    try (TestGateway gateway = new TestGateway(shown, GatewayClientTest::answersEverything);
        GatewayClient client = client(gateway, trust, store)) {
      NotTrustedException refusal =
          assertThrows(NotTrustedException.class, () -> client.post("/x", SECRET));
      assertThrows(
          NotTrustedException.class, () -> client.openWebSocket("/x", new WebSocket.Listener() {}));
      assertTrue(Texts.reason(refusal).contains(shown.pin().toString()), Texts.reason(refusal));
      assertEquals(Optional.empty(), client.seenPin());
      assertEquals(0, gateway.received().length);
    }
  }

  @Test
  @Spec("A6")
  void thePinnedKeyIsAcceptedWhateverItsNameAndAuthority() throws Exception {
    try (TestGateway gateway = new TestGateway(ofOtherName, GatewayClientTest::answersEverything);
        GatewayClient client = client(gateway, pinOf(ofOtherName), ours.trusted())) {
      assertEquals(200, client.post("/x", SECRET).status());
    }
  }

  @Test
  @Spec("A8")
  void aSuiteStruckFromTheSettingsIsNotUsed() throws Exception {
    TlsSettings strict = new TlsSettings(List.of("TLSv1.3"), List.of("TLS_AES_128_GCM_SHA256"));
    try (TestGateway gateway =
            new TestGateway(
                ours,
                connection -> {
                  connection.readRequest();
                  connection.answer(200, connection.cipherSuite());
                });
        GatewayClient client =
            new GatewayClient(gateway.address(), pinOf(ours), ours.trusted(), strict)) {
      assertEquals(
          "TLS_AES_128_GCM_SHA256", new String(client.fetch("/x").body().toArray(), UTF_8));
    }
  }

  @Test
  void requestsCarryNeitherOriginNorCookie() throws Exception {
    try (TestGateway gateway =
            new TestGateway(
                ours,
                connection -> {
                  connection.readRequest();
                  connection.raw("HTTP/1.1 200 OK\r\nSet-Cookie: a=b\r\nContent-Length: 0\r\n\r\n");
                  connection.readRequest();
                  connection.answer(200, "{}");
                });
        GatewayClient client = client(gateway, pinOf(ours), ours.trusted())) {
      client.fetch("/x");
      client.fetch("/x");
      String sent = new String(gateway.received(), UTF_8);
      assertFalse(sent.contains("Origin:"), sent);
      assertFalse(sent.contains("Cookie:"), sent);
    }
  }

  @Test
  void aRedirectIsNotFollowed() throws Exception {
    try (TestGateway gateway =
            new TestGateway(
                ours,
                connection -> {
                  connection.readRequest();
                  connection.raw("HTTP/1.1 307 Elsewhere\r\nLocation: https://localhost:1/\r\n");
                  connection.raw("Content-Length: 0\r\n\r\n");
                });
        GatewayClient client = client(gateway, pinOf(ours), ours.trusted())) {
      assertEquals(307, client.post("/x", SECRET).status());
    }
  }

  @Test
  void anAnswerWithoutEndIsCutOff() throws Exception {
    try (TestGateway gateway =
            new TestGateway(
                ours,
                connection -> {
                  connection.readRequest();
                  connection.raw("HTTP/1.1 200 OK\r\nContent-Type: x\r\n\r\n");
                  while (true) {
                    connection.raw("x".repeat(8192));
                  }
                });
        GatewayClient client = client(gateway, pinOf(ours), ours.trusted())) {
      assertThrows(IOException.class, () -> client.fetch("/x"));
    }
  }

  @Test
  void garbageIsAnErrorAndNotACrash() throws Exception {
    try (TestGateway gateway =
            new TestGateway(ours, connection -> connection.raw("\0\u00ff not http \r\n\r\n"));
        GatewayClient client = client(gateway, pinOf(ours), ours.trusted())) {
      assertThrows(IOException.class, () -> client.fetch("/x"));
      assertThrows(
          IOException.class, () -> client.openWebSocket("/x", new WebSocket.Listener() {}));
    }
  }
}
