package org.latchkey.agent.command;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import org.latchkey.agent.AgentVersion;
import org.latchkey.agent.audit.AuditLog;
import org.latchkey.agent.enrollment.Enrollment;
import org.latchkey.agent.identity.HostKeyPairs;
import org.latchkey.agent.link.LinkObserver;
import org.latchkey.agent.link.LinkParts;
import org.latchkey.agent.link.OfferedSession;
import org.latchkey.agent.link.StandingLink;
import org.latchkey.agent.log.LogTerms;
import org.latchkey.agent.noise.X25519KeyPair;
import org.latchkey.agent.seal.HostDoor;
import org.latchkey.agent.seal.HostOpening;
import org.latchkey.agent.seal.SuiteList;
import org.latchkey.agent.session.HostName;
import org.latchkey.agent.session.KeeperProcess;
import org.latchkey.agent.session.OfferedRequest;
import org.latchkey.agent.session.SessionTiming;
import org.latchkey.agent.session.Sessions;
import org.latchkey.agent.settings.AgentSettings;
import org.latchkey.agent.settings.LockSettings;
import org.latchkey.agent.state.StateDirectory;
import org.latchkey.agent.tls.TrustStore;
import org.latchkey.agent.worker.HostSignIns;
import org.latchkey.agent.worker.ScreenLock;
import org.latchkey.protocol.fault.Fault;

/// The parts of a running agent put together: the link, the sessions it brings, and who signs
/// people in for them.
final class RunningAgent {
  private static final System.Logger LOG = System.getLogger("org.latchkey.agent");

  /// Longer than a session's farewell, shorter than the patience of what stops the agent.
  private static final Duration END_SESSIONS_WITHIN = Duration.ofSeconds(5);

  private final StandingLink link;
  private final Sessions sessions;
  private final AuditLog audit;

  /// @throws IOException when people cannot sign in on this host, saying what to do about it
  RunningAgent(
      Enrollment enrollment,
      HostKeyPairs keys,
      AgentSettings settings,
      LogTerms log,
      TrustStore store,
      AuditLog audit,
      LinkObserver observer,
      StateDirectory state)
      throws IOException {
    this.audit = audit;
    this.sessions = sessions(enrollment, keys, settings, log, state);
    this.link =
        new StandingLink(
            new LinkParts(
                enrollment,
                keys,
                settings,
                store,
                audit,
                this::offered,
                sessions::isAnyParked,
                observer));
  }

  private static Sessions sessions(
      Enrollment enrollment,
      HostKeyPairs keys,
      AgentSettings settings,
      LogTerms log,
      StateDirectory state)
      throws IOException {
    SecureRandom random = new SecureRandom();
    HostDoor door =
        new HostDoor(
            new HostOpening.Host(
                keys.channel().forHandshake(), new SuiteList(settings.channel().suites())),
            () -> X25519KeyPair.generate(random),
            settings.sessions().mostHalfOpen());
    LockSettings lock = settings.sessions().lock();
    HostSignIns signIns =
        HostSignIns.forThisHost(settings.signIn().tries(), settings.signIn().allowRoot(), log)
            .startingSoonerBy(state)
            .locking(new ScreenLock(lock.onDisconnect(), lock.command()));
    return new Sessions(
        door,
        KeeperProcess.startedBy(signIns),
        new HostName(enrollment.name().text(), AgentVersion.text()),
        SessionTiming.SPECIFIED
            .parking(settings.sessions().parking())
            .idle(settings.sessions().idle()),
        settings.sessions().mostAtOnce());
  }

  private Optional<Fault> offered(OfferedSession offer) {
    OfferedRequest request = new OfferedRequest(offer, audit);
    return offer.isResumption() ? sessions.resume(request) : sessions.serve(request);
  }

  /// Returns after [#stop], with the link down and every session told that it is over.
  void run() throws InterruptedException {
    link.run();
  }

  /// Ends every session, waits for the last words of each, and then ends the link. From any other
  /// thread.
  void stop() {
    sessions.close();
    try {
      if (!sessions.awaitEnd(END_SESSIONS_WITHIN)) {
        LOG.log(Level.WARNING, "a session did not end in time");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    link.stop();
  }
}
