package org.latchkey.gateway.link;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
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
    Link before = up.put(computer, link);
    presence.arrived(computer, link.name());
    computers.seen(computer);
    audit.write(event("link.up", computer, link));
    if (before != null) {
      audit.write(event("link.replaced", computer, before));
      before.close(Fault.CONFLICT);
    }
    link.send(new Welcome(clock.instant(), LinkLimits.HEARTBEAT));
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
