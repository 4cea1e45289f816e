package org.latchkey.agent.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.latchkey.protocol.identity.ComputerId;
import org.latchkey.protocol.identity.SessionId;
import org.latchkey.protocol.identity.SigningKeyPair;
import org.latchkey.protocol.link.SessionOffer;
import org.latchkey.protocol.relay.RelayToken;
import org.latchkey.protocol.ticket.CompactTicket;
import org.latchkey.protocol.ticket.TicketRefusedException;
import org.latchkey.protocol.ticket.TicketRefusedException.Reason;

final class TicketGateTest {
  private static final long NOW = 1_795_284_000;

  private final Tickets tickets = new Tickets();
  private final TicketGate gate = new TicketGate(List.of(tickets.key), tickets.computer, 20);

  private void assertRefused(Reason reason, SessionOffer offer) {
    TicketRefusedException refused =
        assertThrows(TicketRefusedException.class, () -> gate.accept(offer));
    assertEquals(reason, refused.reason());
  }

  private void assertAccepted(SessionOffer offer) throws TicketRefusedException {
    assertEquals(offer.session(), gate.accept(offer).session());
  }

  @Test
  void aNewTicketForThisComputerIsBelieved() throws Exception {
    assertAccepted(tickets.good(NOW));
    assertAccepted(tickets.good(NOW + 1));
  }

  @Test
  void aTicketSignedByAnotherKeyIsNot() {
    SessionId session = SessionId.random(tickets.random);
    String forged =
        CompactTicket.sign(
            tickets.ticket(session, tickets.computer, NOW, tickets.jti()),
            SigningKeyPair.generate());
    assertRefused(
        Reason.KEY, new SessionOffer(session, forged, RelayToken.random(tickets.random), false));
  }

  @Test
  void aSignatureUnderThePinnedNameMustVerify() {
    SessionOffer good = tickets.good(NOW);
    String[] parts = good.ticket().split("\\.", -1);
    SessionOffer other = tickets.good(NOW);
    String[] otherParts = other.ticket().split("\\.", -1);
    String swapped = parts[0] + "." + otherParts[1] + "." + parts[2];
    assertRefused(
        Reason.SIGNATURE, new SessionOffer(other.session(), swapped, other.relayToken(), false));
  }

  @Test
  void aTicketForAnotherComputerIsNot() {
    SessionId session = SessionId.random(tickets.random);
    ComputerId other = ComputerId.random(tickets.random);
    assertRefused(
        Reason.COMPUTER,
        tickets.offer(session, tickets.ticket(session, other, NOW, tickets.jti())));
  }

  @Test
  void aTicketOfAnotherSessionIsNot() {
    SessionId one = SessionId.random(tickets.random);
    SessionId two = SessionId.random(tickets.random);
    assertRefused(
        Reason.SESSION,
        tickets.offer(one, tickets.ticket(two, tickets.computer, NOW, tickets.jti())));
  }

  @Test
  void aTicketIsGoodOnce() throws Exception {
    SessionOffer offer = tickets.good(NOW);
    assertAccepted(offer);
    assertRefused(Reason.REPLAYED, offer);
  }

  @Test
  void aTicketMayBeTwoMinutesBehindTheNewestAndNotMore() throws Exception {
    assertAccepted(tickets.good(NOW));
    assertAccepted(tickets.good(NOW - 120));
    assertRefused(Reason.TOO_OLD, tickets.good(NOW - 121));
  }

  @Test
  void aReplayStaysRefusedForEverEvenWhenItIsForgotten() throws Exception {
    SessionOffer old = tickets.good(NOW);
    assertAccepted(old);
    assertAccepted(tickets.good(NOW + 120));
    assertRefused(Reason.REPLAYED, old);
    assertAccepted(tickets.good(NOW + 121));
    assertRefused(Reason.TOO_OLD, old);
  }

  @Test
  void aRefusedTicketDoesNotMoveTheWindow() throws Exception {
    assertAccepted(tickets.good(NOW));
    SessionId session = SessionId.random(tickets.random);
    assertRefused(
        Reason.COMPUTER,
        tickets.offer(
            session,
            tickets.ticket(
                session, ComputerId.random(tickets.random), NOW + 9_999, tickets.jti())));
    assertAccepted(tickets.good(NOW));
  }

  @Test
  void moreThanCanBeRememberedIsRefusedUntilTheOldOnesAge() throws Exception {
    SessionOffer first = tickets.good(NOW);
    assertAccepted(first);
    for (int i = 1; i < 20; i++) {
      assertAccepted(tickets.good(NOW));
    }
    assertRefused(Reason.TOO_MANY, tickets.good(NOW + 120));
    assertRefused(Reason.REPLAYED, first);
    assertAccepted(tickets.good(NOW + 121));
  }
}
