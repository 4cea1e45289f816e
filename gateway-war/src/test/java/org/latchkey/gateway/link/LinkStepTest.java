package org.latchkey.gateway.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.latchkey.gateway.link.LinkStep.Effect;
import org.latchkey.protocol.Spec;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.identity.ComputerId;
import org.latchkey.protocol.identity.HostIdentifier;
import org.latchkey.protocol.identity.SessionId;
import org.latchkey.protocol.link.Challenge;
import org.latchkey.protocol.link.Hello;
import org.latchkey.protocol.link.LinkLimits;
import org.latchkey.protocol.link.LinkMessage;
import org.latchkey.protocol.link.LinkNonce;
import org.latchkey.protocol.link.Ping;
import org.latchkey.protocol.link.Pong;
import org.latchkey.protocol.link.SessionAccepted;
import org.latchkey.protocol.link.SessionEnded;
import org.latchkey.protocol.link.SessionOffer;
import org.latchkey.protocol.link.SessionRefused;
import org.latchkey.protocol.link.Unrecognized;
import org.latchkey.protocol.link.Unsupported;
import org.latchkey.protocol.link.Welcome;
import org.latchkey.protocol.relay.RelayToken;
import org.latchkey.protocol.wire.RandomBytes;

@Spec("A1")
class LinkStepTest {
  private static final Instant NOW = Instant.parse("2026-11-21T18:00:00Z");

  private final Random random = new Random(4);
  private final LinkNonce nonce = LinkNonce.random(random);
  private final ComputerId computer = ComputerId.random(random);
  private final SessionId session = SessionId.random(random);
  private final Hello hello =
      new Hello(
          computer,
          HostIdentifier.random(random),
          LinkNonce.random(random),
          "1",
          RandomBytes.draw(random, 64));
  private final LinkState awaiting = new LinkState.AwaitingHello(nonce, NOW);
  private final LinkState checking = new LinkState.Checking(nonce, NOW);
  private final LinkState up = new LinkState.Up(computer, NOW);
  private final LinkState over = new LinkState.Over();
  private final List<LinkMessage> all =
      List.of(
          new Challenge(nonce),
          hello,
          new Welcome(NOW, Duration.ofSeconds(5)),
          new Ping(1),
          new Pong(1),
          new SessionOffer(session, "t", RelayToken.random(random), false),
          new SessionAccepted(session),
          new SessionRefused(session, "x"),
          new SessionEnded(session, "x"),
          new Unsupported("x"),
          new Unrecognized("x"));

  private static void assertCloses(Fault fault, LinkStep step) {
    assertEquals(new LinkStep(new LinkState.Over(), new Effect.Close(fault)), step);
  }

  @Test
  void aHelloIsCheckedAndThenWelcome() {
    LinkStep heard = LinkStep.received(awaiting, hello, NOW);
    assertEquals(new LinkStep(checking, new Effect.Check(hello, nonce)), heard);
    LinkStep proved = LinkStep.checked(heard.next(), Optional.of(computer), NOW);
    assertEquals(new LinkStep(up, new Effect.Welcome(computer)), proved);
  }

  @Test
  void whatIsNotProvedIsUnauthenticated() {
    assertCloses(Fault.UNAUTHENTICATED, LinkStep.checked(checking, Optional.empty(), NOW));
  }

  @Test
  void nothingButHelloIsAcceptedBeforeWelcome() {
    for (LinkMessage message : all) {
      if (!(message instanceof Hello)) {
        assertCloses(Fault.MALFORMED, LinkStep.received(awaiting, message, NOW));
      }
      assertCloses(Fault.MALFORMED, LinkStep.received(checking, message, NOW));
    }
  }

  @Test
  void whatOnlyAGatewaySaysOrBelongsBeforeIsMalformedOnALinkThatIsUp() {
    for (LinkMessage message : List.of(all.get(0), all.get(1), all.get(2), all.get(5))) {
      assertCloses(Fault.MALFORMED, LinkStep.received(up, message, NOW));
    }
  }

  @Test
  void pingsAndUnknownTypesAreAnsweredAndUnsupportedIsNot() {
    assertEquals(new Effect.Send(new Pong(9)), LinkStep.received(up, new Ping(9), NOW).effect());
    assertEquals(
        new Effect.Send(new Unsupported("x")),
        LinkStep.received(up, new Unrecognized("x"), NOW).effect());
    assertEquals(new Effect.Nothing(), LinkStep.received(up, new Unsupported("x"), NOW).effect());
  }

  @Test
  void wordsAboutSessionsAreThoseOfTheComputerThatProvedItself() {
    Effect effect = LinkStep.received(up, new SessionRefused(session, "x"), NOW).effect();
    assertEquals(computer, assertInstanceOf(Effect.AboutSession.class, effect).computer());
  }

  @Test
  void anyMessageIsASignOfLife() {
    Instant later = NOW.plusSeconds(11);
    LinkState heard = LinkStep.received(up, new Pong(1), later).next();
    assertEquals(new LinkState.Up(computer, later), heard);
    assertEquals(heard, LinkStep.tick(heard, NOW.plusSeconds(22)).next());
  }

  @Test
  void silenceAndAMissingHelloClose() {
    assertEquals(up, LinkStep.tick(up, NOW.plus(LinkLimits.SILENCE).minusMillis(1)).next());
    assertCloses(Fault.SILENT, LinkStep.tick(up, NOW.plus(LinkLimits.SILENCE)));
    Instant late = NOW.plus(LinkLimits.HELLO_WITHIN);
    assertEquals(awaiting, LinkStep.tick(awaiting, late.minusMillis(1)).next());
    assertCloses(Fault.TIMED_OUT, LinkStep.tick(awaiting, late));
    assertCloses(Fault.TIMED_OUT, LinkStep.tick(checking, late));
  }

  @Test
  void afterTheEndNothingHappens() {
    LinkStep nothing = new LinkStep(over, new Effect.Nothing());
    for (LinkMessage message : all) {
      assertEquals(nothing, LinkStep.received(over, message, NOW));
    }
    assertEquals(nothing, LinkStep.tick(over, NOW.plusSeconds(100)));
    assertEquals(nothing, LinkStep.checked(over, Optional.of(computer), NOW));
  }

  @Test
  void aCheckThatNobodyAskedForIsOurMistake() {
    assertThrows(
        IllegalStateException.class, () -> LinkStep.checked(up, Optional.of(computer), NOW));
  }
}
