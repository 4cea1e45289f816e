package org.latchkey.agent.link;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.latchkey.agent.audit.RememberedAudit;
import org.latchkey.agent.enrollment.Enrollment;
import org.latchkey.agent.identity.HostKeyPairs;
import org.latchkey.agent.settings.AgentSettings;
import org.latchkey.agent.settings.ReconnectSettings;
import org.latchkey.agent.tls.GatewayTrust;
import org.latchkey.agent.tls.TestCertificate;
import org.latchkey.agent.tls.TestConnection;
import org.latchkey.agent.tls.TestGateway;
import org.latchkey.protocol.enrollment.ComputerName;
import org.latchkey.protocol.enrollment.EnrollmentAnswer;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.identity.HostIdentifier;
import org.latchkey.protocol.link.Challenge;
import org.latchkey.protocol.link.Hello;
import org.latchkey.protocol.link.LinkCodec;
import org.latchkey.protocol.link.LinkMessage;
import org.latchkey.protocol.link.LinkNonce;
import org.latchkey.protocol.link.Welcome;

/// An enrolled host with its standing link, for tests that play the gateway.
final class TestHost implements AutoCloseable, SessionOffers, LinkObserver {
  final Tickets tickets = new Tickets();
  final HostKeyPairs keys = HostKeyPairs.generate();
  final RememberedAudit audit = new RememberedAudit();
  final HostIdentifier identifier = HostIdentifier.random(tickets.random);
  final BlockingQueue<LinkState> states = new LinkedBlockingQueue<>();
  final BlockingQueue<OfferedSession> offered = new LinkedBlockingQueue<>();
  volatile Optional<Fault> answer = Optional.empty();
  private final StandingLink link;
  private final Thread thread;

  TestHost(TestGateway gateway, TestCertificate expected) throws Exception {
    Enrollment enrollment =
        new Enrollment(
            gateway.address(),
            new GatewayTrust.ByPin(expected.pin()),
            new ComputerName("test"),
            new EnrollmentAnswer(tickets.computer, identifier, List.of(tickets.key)));
    AgentSettings defaults = AgentSettings.defaults();
    AgentSettings hasty =
        new AgentSettings(
            defaults.log(),
            defaults.tls(),
            defaults.channel(),
            new ReconnectSettings(Duration.ofMillis(100), Duration.ofMillis(200)),
            defaults.signIn(),
            defaults.sessions());
    this.link =
        new StandingLink(
            new LinkParts(
                enrollment, keys, hasty, expected.trusted(), audit, this, () -> false, this));
    this.thread =
        Thread.ofVirtual()
            .unstarted(() -> {
              try {
                link.run();
              } catch (InterruptedException _) {
                // The test is over.
              }
            });
  }

  TestHost start() {
    thread.start();
    return this;
  }

  @Override
  public Optional<Fault> offered(OfferedSession session) {
    offered.add(session);
    return answer;
  }

  @Override
  public void linkIs(LinkState state) {
    states.add(state);
  }

  @Override
  public void sessionsAre(int count) {
    // Told by other means here.
  }

  /// The next change of state.
  LinkState nextState() throws InterruptedException {
    LinkState state = states.poll(30, TimeUnit.SECONDS);
    if (state == null) {
      throw new AssertionError("the link did not change in 30 s");
    }
    return state;
  }

  /// Plays an honest gateway up to `welcome`; gives what the host said.
  static Hello welcome(TestConnection connection, LinkNonce nonce, Duration heartbeat)
      throws Exception {
    connection.upgrade();
    connection.text(LinkCodec.write(new Challenge(nonce)));
    Hello hello = (Hello) read(connection);
    connection.text(
        LinkCodec.write(new Welcome(java.time.Instant.parse("2026-11-21T18:00:00Z"), heartbeat)));
    return hello;
  }

  static LinkMessage read(TestConnection connection) throws Exception {
    return LinkCodec.read(connection.read().text());
  }

  /// Ends the link and waits for its thread.
  @Override
  public void close() {
    link.stop();
    try {
      thread.join(Duration.ofSeconds(30));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
