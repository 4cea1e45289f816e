package org.latchkey.gateway.link;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.latchkey.gateway.audit.Audit;
import org.latchkey.gateway.computer.Computers;
import org.latchkey.gateway.computer.Presence;
import org.latchkey.protocol.audit.AuditEvent;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.identity.ComputerId;
import org.latchkey.protocol.link.LinkLimits;
import org.latchkey.protocol.link.LinkMessage;
import org.latchkey.protocol.link.Welcome;

/// The links of this node that are up, one for each computer at most.
@ApplicationScoped
public class Links {
  private final Computers computers;
  private final Presence presence;
  private final Audit audit;
  private final Clock clock;
  private final ConcurrentMap<ComputerId, Link> up = new ConcurrentHashMap<>();

  @Inject
  Links(Computers computers, Presence presence, Audit audit, Clock clock) {
    this.computers = computers;
    this.presence = presence;
    this.audit = audit;
    this.clock = clock;
  }

  /// Sends to a computer; false when it has no link here.
  public boolean send(ComputerId computer, LinkMessage message) {
    Optional<Link> link = Optional.ofNullable(up.get(computer));
    link.ifPresent(found -> found.send(message));
    return link.isPresent();
  }

  /// A link has proved itself. It replaces the one that was there before, which is closed.
  void arrived(ComputerId computer, Link link) {
    Optional<Link> before = enter(computer, link);
    computers.seen(computer);
    audit.write(event("link.up", computer, link));
    before.ifPresent(replaced -> {
      audit.write(event("link.replaced", computer, replaced));
      replaced.close(Fault.CONFLICT);
    });
    link.send(new Welcome(clock.instant(), LinkLimits.HEARTBEAT));
    if (link.isOver()) {
      left(computer, link, "lost while it came up"); // what was told its end then found nothing
    }
  }

  /// Map and presence change as one, so that of two links that come at once both know the same.
  private Optional<Link> enter(ComputerId computer, Link link) {
    AtomicReference<@Nullable Link> before = new AtomicReference<>();
    up.compute(
        computer,
        (id, known) -> {
          before.set(known);
          presence.arrived(id, link.name());
          return link;
        });
    return Optional.ofNullable(before.get());
  }

  /// A link that was up is over.
  void left(ComputerId computer, Link link, String reason) {
    boolean wasNewest = up.remove(computer, link);
    if (presence.left(computer, link.name()) || wasNewest) {
      computers.seen(computer);
      audit.write(event("link.down", computer, link).with("reason", reason));
    }
  }

  private static AuditEvent event(String name, ComputerId computer, Link link) {
    return AuditEvent.of(name).with("computer", computer.hex()).with("address", link.address());
  }
}
