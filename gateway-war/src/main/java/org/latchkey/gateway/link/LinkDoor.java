package org.latchkey.gateway.link;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.websocket.Session;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.latchkey.gateway.websocket.ChannelSocket;
import org.latchkey.gateway.websocket.Limits;
import org.latchkey.gateway.websocket.Lobby;
import org.latchkey.gateway.websocket.Socket;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.identity.ComputerId;
import org.latchkey.protocol.link.LinkLimits;
import org.latchkey.protocol.link.LinkNonce;
import org.latchkey.protocol.link.SessionAccepted;
import org.latchkey.protocol.link.SessionEnded;
import org.latchkey.protocol.link.SessionRefused;

/// Where agents' links arrive: so many at once, so long without a hello.
@ApplicationScoped
public class LinkDoor implements Link.Work {
  // Tuning
  private static final int MOST = 10_000;
  private static final int MOST_ARRIVING = 512;
  private static final int MOST_ARRIVING_FROM_ONE_ADDRESS = 64;

  private static final System.Logger LOG = System.getLogger(LinkDoor.class.getName());

  /// Binary messages are not part of a link; the smallest limit lets one be seen and refused.
  private static final Limits LIMITS = new Limits(LinkLimits.LONGEST_MESSAGE_BYTES, 1);

  private final Links links;
  private final HelloCheck helloCheck;
  private final HostWords hostWords;
  private final SecureRandom random;
  private final Clock clock;
  private final ManagedScheduledExecutorService scheduler;
  private final Lobby lobby = new Lobby(MOST_ARRIVING, MOST_ARRIVING_FROM_ONE_ADDRESS);
  private final Set<Link> arriving = ConcurrentHashMap.newKeySet();
  private final Set<Link> all = ConcurrentHashMap.newKeySet();
  private @Nullable ScheduledFuture<?> sweeping;

  @Inject
  LinkDoor(
      Links links,
      HelloCheck helloCheck,
      HostWords hostWords,
      SecureRandom random,
      Clock clock,
      ManagedScheduledExecutorService scheduler) {
    this.links = links;
    this.helloCheck = helloCheck;
    this.hostWords = hostWords;
    this.random = random;
    this.clock = clock;
    this.scheduler = scheduler;
  }

  void start(@Observes @Initialized(ApplicationScoped.class) Object context) {
    sweeping = scheduler.scheduleWithFixedDelay(this::sweep, 1, 1, TimeUnit.SECONDS);
  }

  @PreDestroy
  void stop() {
    ScheduledFuture<?> running = sweeping;
    if (running != null) {
      running.cancel(false);
    }
  }

  /// Takes a new socket in.
  void arrived(Session session) {
    ChannelSocket.open(session, LIMITS, this::receiver);
  }

  private Link receiver(Socket socket) {
    boolean room = all.size() < MOST && lobby.enter(socket.address());
    Link link = new Link(socket, LinkNonce.random(random), this, scheduler, clock);
    if (room) {
      arriving.add(link);
      all.add(link);
    } else {
      link.close(Fault.TOO_MANY);
    }
    return link;
  }

  @Override
  public void check(Link link, LinkStep.Effect.Check check) {
    Optional<ComputerId> proved = helloCheck.check(check.hello(), check.nonce(), link.address());
    link.apply(state -> LinkStep.checked(state, proved, clock.instant()));
  }

  @Override
  public void up(Link link, LinkStep.Effect.Welcome welcome) {
    leaveLobby(link);
    links.arrived(welcome.computer(), link);
  }

  @Override
  public void aboutSession(LinkStep.Effect.AboutSession about) {
    switch (about.message()) {
      case SessionRefused refused -> hostWords.refused(about.computer(), refused);
      case SessionEnded ended -> hostWords.ended(about.computer(), ended);
      case SessionAccepted accepted -> hostWords.accepted(about.computer(), accepted);
      default -> throw new IllegalStateException("not about a session");
    }
  }

  @Override
  public void over(Link link, LinkState last, String reason) {
    all.remove(link);
    leaveLobby(link);
    if (last instanceof LinkState.Up(ComputerId computer, _)) {
      links.left(computer, link, reason);
    }
  }

  private void leaveLobby(Link link) {
    if (arriving.remove(link)) {
      lobby.leave(link.address());
    }
  }

  private void sweep() {
    for (Link link : all) {
      try {
        link.tick();
      } catch (RuntimeException e) {
        LOG.log(System.Logger.Level.ERROR, "sweeping links; again in a second", e);
      }
    }
  }
}
