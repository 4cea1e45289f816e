package org.latchkey.gateway.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.junit.jupiter.api.Test;
import org.latchkey.gateway.relay.Pairing.Attempt;
import org.latchkey.gateway.relay.Pairing.Reason;
import org.latchkey.gateway.setup.HandMovedClock;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.identity.AccountId;
import org.latchkey.protocol.identity.ComputerId;
import org.latchkey.protocol.identity.SessionId;
import org.latchkey.protocol.relay.JoinMessage;
import org.latchkey.protocol.relay.RelayLimits;
import org.latchkey.protocol.relay.RelayRole;
import org.latchkey.protocol.relay.RelayToken;

class PairingTest {
  private final Random random = new Random(2);
  private final HandMovedClock clock = new HandMovedClock();
  private final ConcurrentMap<String, String> cache = new ConcurrentHashMap<>();
  private final Pairings pairings = new Pairings(cache, clock);
  private final SessionId session = SessionId.random(random);
  private final ComputerId computer = ComputerId.random(random);
  private final AccountId account = new AccountId("0".repeat(32));
  private final RelayToken browserToken = RelayToken.random(random);
  private final RelayToken hostToken = RelayToken.random(random);

  PairingTest() {
    pairings.add(
        Pairing.waiting(
            session,
            account,
            computer,
            browserToken,
            hostToken,
            clock.instant().plus(RelayLimits.TOKEN_LIFE)));
  }

  private Attempt host(RelayToken token) {
    return pairings.join(RelayRole.HOST, new JoinMessage(session, token), Optional.empty());
  }

  private Attempt browser(RelayToken token, AccountId who) {
    return pairings.join(RelayRole.BROWSER, new JoinMessage(session, token), Optional.of(who));
  }

  private static void assertRefused(Reason reason, Attempt attempt) {
    assertEquals(new Attempt.Refused(reason), attempt);
  }

  @Test
  void eachSideJoinsOnceInEitherOrder() {
    assertInstanceOf(Attempt.Joined.class, host(hostToken));
    assertRefused(Reason.USED, host(hostToken));
    Attempt last = browser(browserToken, account);
    assertTrue(assertInstanceOf(Attempt.Joined.class, last).next().isComplete());
    assertRefused(Reason.UNKNOWN_TOKEN, host(hostToken));
    assertTrue(cache.isEmpty());
  }

  @Test
  void aTokenIsGoodForItsRoleSessionAndAccountOnly() {
    assertRefused(Reason.OTHER_ROLE, host(browserToken));
    assertRefused(Reason.OTHER_ROLE, browser(hostToken, account));
    assertRefused(Reason.UNKNOWN_TOKEN, host(RelayToken.random(random)));
    assertRefused(Reason.OTHER_ACCOUNT, browser(browserToken, new AccountId("1".repeat(32))));
    assertRefused(
        Reason.OTHER_SESSION,
        pairings.join(
            RelayRole.HOST,
            new JoinMessage(SessionId.random(random), hostToken),
            Optional.empty()));
    assertInstanceOf(Attempt.Joined.class, host(hostToken));
  }

  @Test
  void aBrowserWithoutAnAccountIsRefused() {
    assertRefused(
        Reason.OTHER_ACCOUNT,
        pairings.join(RelayRole.BROWSER, new JoinMessage(session, browserToken), Optional.empty()));
  }

  @Test
  void aTokenLivesThirtySecondsAndNotLonger() {
    clock.move(RelayLimits.TOKEN_LIFE.minus(Duration.ofMillis(1)));
    assertInstanceOf(Attempt.Joined.class, host(hostToken));
    clock.move(Duration.ofMillis(1));
    assertRefused(Reason.EXPIRED, browser(browserToken, account));
  }

  @Test
  void aRelayThatItsHostRefusedTellsTheBrowserWhy() {
    assertFalse(pairings.refuse(RelayId.of(RelayToken.random(random)), Fault.SESSION_OVER));
    assertTrue(pairings.refuse(RelayId.of(browserToken), Fault.SESSION_OVER));
    assertEquals(new Attempt.HostRefused(Fault.SESSION_OVER), browser(browserToken, account));
  }

  @Test
  void twoRelaysOfOneSessionDoNotTouchEachOther() {
    RelayToken secondBrowser = RelayToken.random(random);
    RelayToken secondHost = RelayToken.random(random);
    AccountId stranger = new AccountId("1".repeat(32));
    pairings.add(
        Pairing.waiting(
            session,
            stranger,
            ComputerId.random(random),
            secondBrowser,
            secondHost,
            clock.instant().plus(RelayLimits.TOKEN_LIFE)));
    assertRefused(Reason.OTHER_ACCOUNT, browser(browserToken, stranger));
    assertTrue(pairings.refuse(RelayId.of(secondBrowser), Fault.SESSION_OVER));
    assertInstanceOf(Attempt.HostRefused.class, browser(secondBrowser, stranger));
    pairings.remove(RelayId.of(secondBrowser));
    assertRefused(Reason.UNKNOWN_TOKEN, host(secondHost));
    assertInstanceOf(Attempt.Joined.class, host(hostToken));
    assertInstanceOf(Attempt.Joined.class, browser(browserToken, account));
    assertTrue(cache.isEmpty());
  }

  @Test
  void whatTheCacheKeepsIsReadBackAndHoldsNoToken() {
    String kept = cache.get(RelayId.of(browserToken).hex());
    assertFalse(cache.toString().contains(browserToken.secret().toHex()));
    assertTrue(kept != null && !kept.contains(hostToken.secret().toHex()));
    assertEquals(kept, PairingText.write(PairingText.read(kept)));
  }
}
