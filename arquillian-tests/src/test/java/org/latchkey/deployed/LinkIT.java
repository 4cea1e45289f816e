package org.latchkey.deployed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.latchkey.protocol.Spec;
import org.latchkey.protocol.enrollment.EnrollmentAnswer;
import org.latchkey.protocol.identity.HostIdentifier;
import org.latchkey.protocol.identity.SigningKeyPair;
import org.latchkey.protocol.identity.TlsPin;
import org.latchkey.protocol.link.LinkCodec;
import org.latchkey.protocol.link.Ping;
import org.latchkey.protocol.link.Pong;
import org.latchkey.protocol.link.Unsupported;
import org.latchkey.protocol.wire.Bytes;

@ArquillianTest
@Spec({"A1", "A7"})
class LinkIT extends AccountOfItsOwn {
  private static final TlsPin ANOTHER_PIN = new TlsPin(Bytes.view(new byte[32]));

  private final TestHost host = new TestHost(gateway, "linked");

  @SuppressWarnings("NullAway.Init")
  private EnrollmentAnswer enrolled;

  LinkIT() throws IOException {}

  @BeforeEach
  void enroll() throws Exception {
    enrolled = host.enroll(browser);
  }

  private void awaitOnline(boolean wanted) throws Exception {
    Instant limit = Instant.now().plus(RunningGateway.PATIENCE);
    while (browser.listed(enrolled.computerId().hex()).path("online").asBoolean() != wanted) {
      assertTrue(Instant.now().isBefore(limit), "not shown " + (wanted ? "online" : "offline"));
      Thread.onSpinWait();
    }
  }

  @Test
  void aHostIsOnlineFromWelcomeToClose() throws Exception {
    try (Wire link = host.link(enrolled)) {
      awaitOnline(true);
      link.sendClose(1000, "");
      awaitOnline(false);
    }
    assertTrue(browser.listed(enrolled.computerId().hex()).path("lastSeen").isTextual());
  }

  @Test
  void aHostWhoseConnectionIsCutIsOffline() throws Exception {
    Wire link = host.link(enrolled);
    awaitOnline(true);
    link.cut();
    awaitOnline(false);
  }

  @Test
  void aHostThatFallsSilentIsOffline() throws Exception {
    try (Wire link = host.link(enrolled)) {
      Instant up = Instant.now();
      assertEquals(4433, link.readCloseCode());
      assertTrue(Duration.between(up, Instant.now()).compareTo(Duration.ofSeconds(11)) > 0);
    }
    awaitOnline(false);
  }

  @Test
  void pingsAreAnsweredAndUnknownTypesToo() throws Exception {
    try (Wire link = host.link(enrolled)) {
      link.text(LinkCodec.write(new Ping(7)));
      assertEquals(new Pong(7), LinkCodec.read(link.readText()));
      link.text("{\"type\":\"from-the-future\"}");
      assertEquals(new Unsupported("from-the-future"), LinkCodec.read(link.readText()));
    }
  }

  @Test
  void theIdentifierWithoutTheKeyIsRefused() throws Exception {
    try (Wire link =
        host.hello(enrolled, enrolled.identifier(), SigningKeyPair.generate(), gateway.pin())) {
      assertEquals(4401, link.readCloseCode());
    }
  }

  @Test
  void theKeyWithoutTheIdentifierIsRefused() throws Exception {
    TestHost other = new TestHost(gateway, "other");
    HostIdentifier wrong = other.enroll(browser).identifier();
    EnrollmentAnswer mixed =
        new EnrollmentAnswer(enrolled.computerId(), wrong, enrolled.ticketKeys());
    try (Wire link = host.hello(mixed, gateway.pin())) {
      assertEquals(4401, link.readCloseCode());
    }
  }

  @Test
  void aProofOverAnotherCertificateIsRefused() throws Exception {
    try (Wire link = host.hello(enrolled, ANOTHER_PIN)) {
      assertEquals(4401, link.readCloseCode());
    }
  }

  @Test
  void aSecondLinkReplacesTheFirst() throws Exception {
    try (Wire first = host.link(enrolled);
        Wire second = host.link(enrolled)) {
      assertEquals(4409, first.readCloseCode());
      second.text(LinkCodec.write(new Ping(1)));
      assertEquals(new Pong(1), LinkCodec.read(second.readText()));
      awaitOnline(true);
    }
  }

  @Test
  void anAttemptWithoutTheKeyDoesNotReplaceALink() throws Exception {
    try (Wire link = host.link(enrolled);
        Wire thief =
            host.hello(enrolled, enrolled.identifier(), SigningKeyPair.generate(), gateway.pin())) {
      assertEquals(4401, thief.readCloseCode());
      link.text(LinkCodec.write(new Ping(2)));
      assertEquals(new Pong(2), LinkCodec.read(link.readText()));
    }
  }

  @Test
  void nothingElseIsAcceptedBeforeHello() throws Exception {
    try (Wire link = Wire.open(gateway, "/agent/link", Map.of())) {
      link.text(LinkCodec.write(new Ping(1)));
      assertEquals(4400, link.readCloseCode());
    }
  }

  @Test
  void aLinkWithoutHelloIsClosed() throws Exception {
    try (Wire link = Wire.open(gateway, "/agent/link", Map.of())) {
      assertEquals(4408, link.readCloseCode());
    }
  }

  @Test
  void aMessageOverTheLimitClosesAndABinaryOneToo() throws Exception {
    try (Wire link = host.link(enrolled)) {
      link.text("{\"type\":\"ping\",\"n\":1,\"x\":\"" + "x".repeat(65_536) + "\"}");
      assertEquals(4413, link.readCloseCode());
    }
    try (Wire link = host.link(enrolled)) {
      link.binary(1);
      assertEquals(4400, link.readCloseCode());
    }
  }

  @Test
  void anOriginOrACookieIsForbidden() {
    for (Map<String, String> header :
        List.of(Map.of("Origin", gateway.origin()), Map.of("Cookie", browser.cookie()))) {
      Wire.Refused refused =
          assertThrows(Wire.Refused.class, () -> Wire.open(gateway, "/agent/link", header).close());
      assertEquals(403, refused.status());
    }
  }
}
