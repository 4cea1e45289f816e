package org.latchkey.agent.link;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.Texts;
import org.latchkey.agent.audit.HostEvents;
import org.latchkey.agent.link.LinkEnd.Cause;
import org.latchkey.agent.tls.GatewayClient;
import org.latchkey.agent.tls.NotTrustedException;
import org.latchkey.protocol.audit.AuditEvent;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.identity.ComputerId;
import org.latchkey.protocol.link.LinkLimits;
import org.latchkey.protocol.link.LinkMessage;
import org.latchkey.protocol.link.Welcome;

/// Keeps one link to the gateway up until it is stopped (A1).
///
/// One thread calls [#run]; [#stop] may come from any. A failure that repeats is logged and audited
/// when it begins and when it changes, not at every try.
public final class StandingLink {
  private static final System.Logger LOG = System.getLogger("org.latchkey.agent.link");
  private static final String PATH = "/agent/link";

  private final LinkParts parts;
  private final OfferDesk desk;
  private final SecureRandom random = new SecureRandom();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable WebSocketChannel open;
  private String lastReason = "";

  public StandingLink(LinkParts parts) {
    this.parts = parts;
    this.desk =
        new OfferDesk(
            parts.newTicketGate(),
            parts.audit(),
            parts.offers(),
            new GatewayRelayDoor(parts::newClient),
            parts.settings().sessions().mostAtOnce(),
            System::nanoTime,
            parts.observer()::sessionsAre);
  }

  /// Connects, serves, and connects again, until [#stop].
  public void run() throws InterruptedException {
    ReconnectSchedule schedule = ReconnectSchedule.start(parts.settings().reconnect());
    Haste haste = new Haste(parts.sessionWaits());
    while (!isStopped()) {
      LinkEnd end = connectOnce();
      if (isStopped()) {
        return;
      }
      ReconnectSchedule.Next next = schedule.after(end, haste.at(System.nanoTime()), random);
      schedule = next.schedule();
      tell(end, next.delay());
      if (stopped.await(next.delay().toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    }
  }

  /// Ends the link and lets [#run] return. Sessions are not touched.
  public void stop() {
    stopped.countDown();
    WebSocketChannel channel;
    lock.lock();
    try {
      channel = open;
    } finally {
      lock.unlock();
    }
    if (channel != null) {
      channel.close();
    }
  }

  private LinkEnd connectOnce() {
    try (GatewayClient client = parts.newClient()) {
      WebSocketChannel channel =
          WebSocketChannel.open(client, PATH, LinkLimits.LONGEST_MESSAGE_BYTES, 0);
      remember(channel);
      try {
        return serve(client, channel);
      } finally {
        remember(null);
        channel.close();
      }
    } catch (NotTrustedException e) {
      return LinkEnd.neverUp(Cause.NOT_TRUSTED, Texts.reason(e));
    } catch (IOException e) {
      return LinkEnd.neverUp(Cause.LOST, Texts.reason(e));
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "connecting failed by a mistake of the agent's own", e);
      return LinkEnd.neverUp(Cause.LOST, "a mistake of the agent's own");
    }
  }

  private LinkEnd serve(GatewayClient client, WebSocketChannel channel) throws IOException {
    LinkHandshake handshake =
        new LinkHandshake(parts.enrollment(), parts.keys(), random, System::nanoTime);
    Welcome welcome;
    try {
      welcome = handshake.perform(channel, client.seenPin().orElseThrow());
    } catch (LinkClosedException e) {
      e.ours().ifPresent(channel::close);
      return LinkEnd.neverUp(e.endCause(), e.reason());
    }
    long since = System.nanoTime();
    LinkEnd end = whileUp(channel, welcome, since);
    audit(HostEvents.linkDown(computer(), gateway(), isStopped() ? "stopped" : end.reason()));
    return end;
  }

  private LinkEnd whileUp(WebSocketChannel channel, Welcome welcome, long since) {
    LinkConnection link = new LinkConnection(channel, desk, welcome.heartbeat(), System::nanoTime);
    announceUp();
    desk.linkIs(message -> tellGateway(link, message));
    try {
      link.serve();
      throw new IllegalStateException("a link ends by throwing");
    } catch (LinkClosedException e) {
      e.ours().ifPresent(channel::close);
      return new LinkEnd(upSince(since), e.endCause(), e.reason());
    } catch (IOException e) {
      return new LinkEnd(upSince(since), Cause.LOST, Texts.reason(e));
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "the link failed by a mistake of the agent's own", e);
      channel.close(Fault.INTERNAL);
      return new LinkEnd(upSince(since), Cause.LOST, "a mistake of the agent's own");
    } finally {
      desk.linkIs(null);
    }
  }

  private static void tellGateway(LinkConnection link, LinkMessage message) {
    try {
      link.send(message);
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "the link went before a message could be sent", e);
    }
  }

  private void announceUp() {
    lastReason = "";
    LOG.log(Level.INFO, "online at " + gateway() + " as " + computer());
    audit(HostEvents.linkUp(computer(), gateway()));
    parts.observer().linkIs(new LinkState.Online(Instant.now()));
  }

  private void tell(LinkEnd end, Duration delay) {
    boolean isNew = !end.reason().equals(lastReason);
    lastReason = end.reason();
    LOG.log(
        isNew ? Level.WARNING : Level.DEBUG,
        "offline: " + end.reason() + "; next try in " + delay.toMillis() + " ms");
    if (isNew) {
      if (end.cause() != Cause.LOST) {
        audit(HostEvents.linkRefused(computer(), gateway(), end.reason()));
      }
      parts.observer().linkIs(new LinkState.Offline(Instant.now(), end.reason()));
    }
  }

  /// Presence decides nothing, so an entry that cannot be written ends no link: offers are refused
  /// instead.
  private void audit(AuditEvent event) {
    try {
      parts.audit().append(event);
    } catch (IOException e) {
      LOG.log(Level.ERROR, event.name() + " is not in the audit log: " + Texts.reason(e));
    }
  }

  private void remember(@Nullable WebSocketChannel channel) {
    lock.lock();
    try {
      open = channel;
    } finally {
      lock.unlock();
    }
    if (channel != null && isStopped()) {
      channel.close();
    }
  }

  private boolean isStopped() {
    return stopped.getCount() == 0;
  }

  private ComputerId computer() {
    return parts.enrollment().answer().computerId();
  }

  private String gateway() {
    return parts.enrollment().gateway().toString();
  }

  private static Duration upSince(long nanos) {
    return Duration.ofNanos(Math.max(1, System.nanoTime() - nanos));
  }
}
