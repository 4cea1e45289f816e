package org.latchkey.deployed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.latchkey.protocol.Spec;
import org.latchkey.protocol.enrollment.EnrollmentAnswer;
import org.latchkey.protocol.enrollment.EnrollmentRequest;
import org.latchkey.protocol.identity.TlsPin;
import org.latchkey.protocol.wire.Bytes;

@ArquillianTest
@Spec({"A6", "A7"})
class EnrollmentIT extends AccountOfItsOwn {
  private static final TlsPin ANOTHER_PIN = new TlsPin(Bytes.view(new byte[32]));

  EnrollmentIT() throws IOException {}

  private static void assertRefused(HttpResponse<String> answer) throws Exception {
    assertEquals(403, answer.statusCode(), answer.body());
    JsonNode problem = RunningGateway.json(answer);
    assertEquals("urn:latchkey:fault:enrollment-refused", problem.path("type").asText());
  }

  @Test
  void aHostWithACodeIsEnrolledAndListed() throws Exception {
    EnrollmentAnswer answer = new TestHost(gateway, "enrolled").enroll(browser);
    assertEquals(1, answer.ticketKeys().size());
    JsonNode listed = browser.listed(answer.computerId().hex());
    assertEquals("enrolled", listed.path("name").asText());
    assertFalse(listed.path("online").asBoolean(true));
    assertTrue(listed.path("lastSeen").isNull());
    assertEquals(43, listed.path("host").path("channelKey").asText().length());
  }

  @Test
  void theSameHostMayRepeatAndGetsANewIdentifier() throws Exception {
    TestHost host = new TestHost(gateway, "repeated");
    EnrollmentRequest request = host.request(browser.enrollmentCode(), gateway.pin());
    EnrollmentAnswer first = EnrollmentAnswer.read(host.ask(request).body());
    EnrollmentAnswer second = EnrollmentAnswer.read(host.ask(request).body());
    assertEquals(first.computerId(), second.computerId());
    assertNotEquals(first.identifier(), second.identifier());
    try (Wire link = host.hello(first, gateway.pin())) {
      assertEquals(4401, link.readCloseCode());
    }
    host.link(second).close();
  }

  @Test
  void aUsedCodeIsRefusedToAnotherHost() throws Exception {
    String code = browser.enrollmentCode();
    TestHost first = new TestHost(gateway, "first");
    assertEquals(201, first.ask(first.request(code, gateway.pin())).statusCode());
    TestHost second = new TestHost(gateway, "second");
    assertRefused(second.ask(second.request(code, gateway.pin())));
  }

  @Test
  void anUnknownCodeIsRefused() throws Exception {
    TestHost host = new TestHost(gateway, "unknown");
    assertRefused(host.ask(host.request("lk1_aaaaaaaaaaaaaaaaaaaaaaaaya", gateway.pin())));
  }

  @Test
  void aHostThatSawAnotherCertificateIsRefused() throws Exception {
    TestHost host = new TestHost(gateway, "in the middle");
    String code = browser.enrollmentCode();
    assertRefused(host.ask(host.request(code, ANOTHER_PIN)));
    assertEquals(201, host.ask(host.request(code, gateway.pin())).statusCode());
  }

  @Test
  void aProofByAnotherKeyIsRefused() throws Exception {
    String code = browser.enrollmentCode();
    EnrollmentRequest one = new TestHost(gateway, "one").request(code, gateway.pin());
    TestHost other = new TestHost(gateway, "other");
    EnrollmentRequest mixed =
        new EnrollmentRequest(
            one.code(), one.name(), one.keys(), other.request(code, gateway.pin()).proof());
    assertRefused(other.ask(mixed));
  }

  @Test
  void aRequestWithAnOriginOrACookieIsForbidden() throws Exception {
    for (String header : new String[] {"Origin", "Cookie"}) {
      HttpResponse<String> answer =
          gateway.send(
              gateway
                  .request("/agent/enroll")
                  .header(header, header.equals("Origin") ? gateway.origin() : browser.cookie())
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString("{}")));
      assertEquals(403, answer.statusCode());
    }
  }

  @Test
  void aMalformedRequestIsToldSo() throws Exception {
    HttpResponse<String> answer =
        gateway.send(
            gateway
                .request("/agent/enroll")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}")));
    assertEquals(400, answer.statusCode());
  }
}
