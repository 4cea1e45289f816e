package org.latchkey.gateway.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.latchkey.gateway.audit.AuditForTests;
import org.latchkey.gateway.computer.ComputersForTests;
import org.latchkey.gateway.computer.Presence;
import org.latchkey.gateway.setup.HandMovedClock;
import org.latchkey.gateway.setup.TestDatabase;
import org.latchkey.gateway.websocket.SocketTwin;
import org.latchkey.protocol.Spec;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.identity.ComputerId;
import org.latchkey.protocol.link.LinkNonce;
import org.latchkey.protocol.link.Ping;

@Spec("A1")
final class LinksTest {
  private final TestDatabase database =
      new TestDatabase(ComputersForTests.ENTITY, AuditForTests.ENTITY);
  private final HandMovedClock clock = new HandMovedClock();
  private final Random random = new Random(5);
  private final ComputerId computer = ComputerId.random(random);
  private final Presence presence = ComputersForTests.presence();

  @AfterEach
  void close() {
    database.close();
  }

  /// Does this with the links of a gateway that has just started.
  private void with(Work work) {
    database.transaction(entities -> {
      work.on(
          new Links(
              ComputersForTests.computers(entities, clock),
              presence,
              AuditForTests.audit(entities, clock),
              clock));
      return true;
    });
  }

  private Link link(SocketTwin socket) {
    return new Link(socket, LinkNonce.random(random), new NoWork(), Runnable::run, clock);
  }

  @Test
  void aComputerIsOnlineWhileItsNewestLinkIsUp() {
    with(links -> {
      SocketTwin first = new SocketTwin();
      Link older = link(first);
      Link newer = link(new SocketTwin());
      links.arrived(computer, older);
      links.arrived(computer, newer);
      assertEquals(Fault.CONFLICT.closeCode(), first.closeCode());
      links.left(computer, older, "replaced");
      assertTrue(presence.isOnline(computer));
      assertTrue(links.send(computer, new Ping(1)));
      links.left(computer, newer, "lost");
      assertFalse(presence.isOnline(computer));
      assertFalse(links.send(computer, new Ping(2)));
    });
  }

  @Test
  void aLinkThatWasLostWhileItCameUpLeavesNobodyOnline() {
    with(links -> {
      Link link = link(new SocketTwin());
      link.lost();
      links.left(computer, link, "lost"); // as its end is told, before it was there
      links.arrived(computer, link);
      assertFalse(presence.isOnline(computer));
      assertFalse(links.send(computer, new Ping(1)));
    });
  }

  private interface Work {
    void on(Links links);
  }

  private static final class NoWork implements Link.Work {
    @Override
    public void check(Link link, LinkStep.Effect.Check check) {}

    @Override
    public void up(Link link, LinkStep.Effect.Welcome welcome) {}

    @Override
    public void aboutSession(LinkStep.Effect.AboutSession about) {}

    @Override
    public void over(Link link, LinkState last, String reason) {}
  }
}
