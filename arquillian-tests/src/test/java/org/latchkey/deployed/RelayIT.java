package org.latchkey.deployed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.latchkey.protocol.Spec;
import org.latchkey.protocol.enrollment.EnrollmentAnswer;
import org.latchkey.protocol.identity.SessionId;
import org.latchkey.protocol.link.LinkCodec;
import org.latchkey.protocol.link.SessionAccepted;
import org.latchkey.protocol.link.SessionEnded;
import org.latchkey.protocol.link.SessionRefused;
import org.latchkey.protocol.relay.JoinMessage;
import org.latchkey.protocol.relay.ReadyMessage;
import org.latchkey.protocol.relay.RelayToken;
import org.latchkey.protocol.ticket.CompactTicket;
import org.latchkey.protocol.ticket.Ticket;

@ArquillianTest
@Spec("A19")
class RelayIT extends AccountOfItsOwn {
  private static final int MALFORMED = 4400;
  private static final int UNAUTHENTICATED = 4401;
  private static final int TOO_LARGE = 4413;
  private static final int TOKEN_REFUSED = 4422;
  private static final int CARRIER_LOST = 4423;
  private static final int HOST_REFUSED = 4424;
  private static final int RESUME_REFUSED = 4436;

  private final TestHost host = new TestHost(gateway, "relayed");

  @SuppressWarnings("NullAway.Init")
  private EnrollmentAnswer enrolled;

  @SuppressWarnings("NullAway.Init")
  private Wire link;

  RelayIT() throws IOException {}

  @BeforeEach
  void linkUp() throws Exception {
    enrolled = host.enroll(browser);
    link = host.link(enrolled);
  }

  @AfterEach
  void linkDown() throws Exception {
    link.close();
  }

  private RelayMeeting ask() throws Exception {
    return RelayMeeting.ask(browser, enrolled, link);
  }

  private RelayMeeting.Joined joined() throws Exception {
    return ask().join(browser, host);
  }

  private static void assertRefused(Wire wire, String join) throws IOException {
    try (wire) {
      wire.text(join);
      assertEquals(TOKEN_REFUSED, wire.readCloseCode());
    }
  }

  @Test
  void theTicketIsSignedWithThePinnedKeyAndSaysWhoAsks() throws Exception {
    RelayMeeting meeting = ask();
    Ticket ticket = CompactTicket.verify(meeting.ticket(), enrolled.ticketKeys());
    assertEquals(meeting.session(), ticket.session());
    assertEquals(enrolled.computerId(), ticket.computer());
    assertEquals(List.of("password"), ticket.factors());
  }

  @Test
  void messagesPassBothWaysInOrderAndUnaltered() throws Exception {
    try (RelayMeeting.Joined joined = joined()) {
      Random random = new Random(1);
      for (int length : new int[] {1, 2, 125, 126, 2048, 65_535, 19, 65_535, 3}) {
        ByteBuffer message = ByteBuffer.allocate(length);
        random.nextBytes(message.array());
        joined.browser().binary(message);
        assertEquals(new Wire.Received.Binary(message), joined.host().read());
        joined.host().binary(message);
        assertEquals(new Wire.Received.Binary(message), joined.browser().read());
      }
    }
  }

  @Test
  void aTokenIsGoodOnce() throws Exception {
    RelayMeeting meeting = ask();
    try (RelayMeeting.Joined _ = meeting.join(browser, host)) {
      assertRefused(host.relay(), meeting.host().json());
      assertRefused(browser.relay(), meeting.browser().json());
    }
  }

  @Test
  void ofTwoWhoComeWithOneTokenAtOnceOneGetsIn() throws Exception {
    RelayMeeting meeting = ask();
    try (Wire first = host.relay();
        Wire second = host.relay();
        Wire ours = browser.relay();
        ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Integer> one = both.submit(joining(first, meeting));
      Future<Integer> two = both.submit(joining(second, meeting));
      ours.text(meeting.browser().json());
      ReadyMessage.require(ours.readText());
      ours.sendClose(4000, "signed-off");
      assertEquals(TOKEN_REFUSED + 4000, one.get() + two.get());
    }
  }

  private static Callable<Integer> joining(Wire wire, RelayMeeting meeting) {
    return () -> {
      wire.text(meeting.host().json());
      return wire.readCloseCode();
    };
  }

  @Test
  void aTokenOfTheOtherRoleOrAnotherSessionOrInventedIsRefused() throws Exception {
    RelayMeeting meeting = ask();
    RelayMeeting another = ask();
    RelayToken invented = RelayToken.random(new Random(1));
    assertRefused(host.relay(), meeting.browser().json());
    assertRefused(browser.relay(), meeting.host().json());
    assertRefused(host.relay(), new JoinMessage(meeting.session(), another.host().token()).json());
    assertRefused(host.relay(), new JoinMessage(meeting.session(), invented).json());
    assertRefused(host.relay(), "{}");
    meeting.join(browser, host).close();
  }

  @Test
  void onlyASignedInBrowserOfOurOwnOriginComesToTheRelay() throws Exception {
    assertRefused(403, "/relay", Map.of("Cookie", browser.cookie()));
    assertRefused(
        403, "/relay", Map.of("Cookie", browser.cookie(), "Origin", "https://evil.example"));
    assertRefused(401, "/relay", Map.of("Origin", gateway.origin()));
    assertRefused(
        401,
        "/relay",
        Map.of("Origin", gateway.origin(), "Cookie", "__Host-latchkey=" + "A".repeat(43)));
    assertRefused(403, "/agent/relay", Map.of("Origin", gateway.origin()));
    assertRefused(403, "/agent/relay", Map.of("Cookie", browser.cookie()));
  }

  private void assertRefused(int status, String path, Map<String, String> headers) {
    Wire.Refused refused =
        assertThrows(Wire.Refused.class, () -> Wire.open(gateway, path, headers).close());
    assertEquals(status, refused.status());
  }

  @Test
  void aTextMessageClosesBoth() throws Exception {
    try (RelayMeeting.Joined joined = joined()) {
      joined.browser().text("hello");
      assertEquals(MALFORMED, joined.host().readCloseCode());
      assertEquals(MALFORMED, joined.browser().readCloseCode());
    }
  }

  @Test
  void aMessageOverTheLimitClosesBoth() throws Exception {
    for (int length : new int[] {65_536, 1_000_000}) {
      try (RelayMeeting.Joined joined = joined()) {
        joined.host().binary(length);
        assertEquals(TOO_LARGE, joined.browser().readCloseCode());
        assertEquals(TOO_LARGE, joined.host().readCloseCode());
      }
    }
  }

  @Test
  void aBinaryMessageBeforeReadyIsMalformed() throws Exception {
    RelayMeeting meeting = ask();
    try (Wire early = host.relay()) {
      early.binary(1);
      assertEquals(MALFORMED, early.readCloseCode());
    }
    try (Wire waiting = host.relay()) {
      waiting.text(meeting.host().json());
      waiting.binary(1);
      assertEquals(MALFORMED, waiting.readCloseCode());
    }
  }

  @Test
  void aCloseIsPassedOnWithItsCode() throws Exception {
    try (RelayMeeting.Joined joined = joined()) {
      joined.host().sendClose(4430, "integrity");
      assertEquals(new Wire.Received.Close(4430, "integrity"), joined.browser().read());
    }
  }

  @Test
  void aSideThatIsCutGivesTheOtherCarrierLost() throws Exception {
    try (RelayMeeting.Joined joined = joined()) {
      joined.browser().cut();
      assertEquals(CARRIER_LOST, joined.host().readCloseCode());
    }
  }

  @Test
  void signingOutClosesTheRelay() throws Exception {
    Browser other = signInAgain();
    try (RelayMeeting.Joined joined = RelayMeeting.ask(other, enrolled, link).join(other, host);
        RelayMeeting.Joined kept = joined()) {
      other.signOut();
      assertEquals(UNAUTHENTICATED, joined.host().readCloseCode());
      assertEquals(UNAUTHENTICATED, joined.browser().readCloseCode());
      kept.host().binary(1);
      assertEquals(new Wire.Received.Binary(ByteBuffer.allocate(1)), kept.browser().read());
    }
  }

  @Test
  void aHostThatRefusesEndsTheWaitingBrowserAndOneThatComesLater() throws Exception {
    RelayMeeting meeting = ask();
    try (Wire waiting = browser.relay()) {
      waiting.text(meeting.browser().json());
      link.text(LinkCodec.write(new SessionRefused(meeting.session(), "ticket-refused")));
      assertEquals(HOST_REFUSED, waiting.readCloseCode());
    }
  }

  @Test
  @Spec("A9")
  void aSessionThatTheGatewayNeverHeardOfIsOfferedToBeResumed() throws Exception {
    SessionId session = SessionId.random(new Random(9));
    RelayMeeting meeting = RelayMeeting.resume(browser, enrolled, link, session);
    Ticket ticket = CompactTicket.verify(meeting.ticket(), enrolled.ticketKeys());
    assertEquals(session, ticket.session());
    meeting.join(browser, host).close();
  }

  @Test
  @Spec("A9")
  void twoRelaysOfOneSessionDoNotTouchEachOther() throws Exception {
    RelayMeeting first = ask();
    link.text(LinkCodec.write(new SessionAccepted(first.session())));
    try (RelayMeeting.Joined before = first.join(browser, host)) {
      RelayMeeting refused = RelayMeeting.resume(browser, enrolled, link, first.session());
      link.text(LinkCodec.write(new SessionRefused(first.session(), "resume-refused")));
      try (Wire waiting = browser.relay()) {
        waiting.text(refused.browser().json());
        assertEquals(RESUME_REFUSED, waiting.readCloseCode());
      }
      RelayMeeting second = RelayMeeting.resume(browser, enrolled, link, first.session());
      link.text(LinkCodec.write(new SessionAccepted(first.session())));
      try (RelayMeeting.Joined after = second.join(browser, host)) {
        before.host().sendClose(4000, "signed-off");
        assertEquals(4000, before.browser().readCloseCode());
        after.host().binary(1);
        assertEquals(new Wire.Received.Binary(ByteBuffer.allocate(1)), after.browser().read());
      }
    }
  }

  @Test
  @Spec({"A9", "A23"})
  void aStrangerWhoNamesASessionOfAnotherTouchesNothingOfIt() throws Exception {
    RelayMeeting theirs = ask();
    link.text(LinkCodec.write(new SessionAccepted(theirs.session())));
    Browser stranger = Browser.signIn(gateway, gateway.email(), gateway.password());
    TestHost own = new TestHost(gateway, "own");
    EnrollmentAnswer ownEnrolled = own.enroll(stranger);
    String other = "/api/computers/" + enrolled.computerId().hex() + "/sessions";
    String wish = "{\"resume\":\"" + theirs.session().hex() + "\"}";
    try (RelayMeeting.Joined joined = theirs.join(browser, host);
        Wire ownLink = own.link(ownEnrolled)) {
      assertEquals(404, stranger.post(other, wish).statusCode());
      RelayMeeting.Joined unrelated =
          RelayMeeting.resume(stranger, ownEnrolled, ownLink, theirs.session()).join(stranger, own);
      ownLink.text(LinkCodec.write(new SessionEnded(theirs.session(), "signed-off")));
      unrelated.close();
      joined.host().binary(1);
      assertEquals(new Wire.Received.Binary(ByteBuffer.allocate(1)), joined.browser().read());
    }
    stranger.signOut();
  }

  @Test
  void aWishThatIsNoneIsMalformed() throws Exception {
    String path = "/api/computers/" + enrolled.computerId().hex() + "/sessions";
    for (String wish :
        List.of("{}", "{\"resume\":1}", "{\"resume\":\"x\"}", "[]", "{\"later\":1}")) {
      assertEquals(400, browser.post(path, wish).statusCode(), wish);
    }
  }

  @Test
  void anotherHostCannotRefuse() throws Exception {
    TestHost other = new TestHost(gateway, "another");
    RelayMeeting meeting = ask();
    try (Wire otherLink = other.link(other.enroll(browser))) {
      otherLink.text(LinkCodec.write(new SessionRefused(meeting.session(), "ticket-refused")));
      otherLink.text("{\"type\":\"after\"}");
      otherLink.readText();
      meeting.join(browser, host).close();
    }
  }

  @Test
  void aHostWithoutALinkIsOfflineAndAnUnknownOneIsNotFound() throws Exception {
    EnrollmentAnswer offline = new TestHost(gateway, "offline").enroll(browser);
    HttpResponse<String> answer =
        browser.post("/api/computers/" + offline.computerId().hex() + "/sessions");
    assertEquals(409, answer.statusCode());
    assertEquals(
        "urn:latchkey:fault:host-offline", RunningGateway.json(answer).path("type").asText());
    assertEquals(404, browser.post("/api/computers/" + "0".repeat(32) + "/sessions").statusCode());
    assertEquals(404, browser.post("/api/computers/x/sessions").statusCode());
  }

  @Test
  void anotherAccountNeitherSeesTheComputerNorUsesTheToken() throws Exception {
    Browser stranger = Browser.signIn(gateway, gateway.email(), gateway.password());
    RelayMeeting meeting = ask();
    String computer = enrolled.computerId().hex();
    assertEquals(404, stranger.post("/api/computers/" + computer + "/sessions").statusCode());
    assertTrue(stranger.listed(computer).isMissingNode());
    assertRefused(stranger.relay(), meeting.browser().json());
    stranger.signOut();
    meeting.join(browser, host).close();
  }

  @Test
  void anAccountHasSixteenSessionsAtMost() throws Exception {
    for (int i = 0; i < 16; i++) {
      ask();
    }
    String path = "/api/computers/" + enrolled.computerId().hex() + "/sessions";
    assertEquals(429, browser.post(path).statusCode());
  }
}
