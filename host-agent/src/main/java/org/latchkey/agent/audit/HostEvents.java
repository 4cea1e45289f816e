package org.latchkey.agent.audit;

import org.jspecify.annotations.Nullable;
import org.latchkey.protocol.audit.AuditEvent;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.identity.ComputerId;
import org.latchkey.protocol.identity.SessionId;
import org.latchkey.protocol.ticket.Ticket;

/// The events of the table in `docs/protocol.md` §9 that a host writes, with their fields.
///
/// `account` and `address` are what the ticket claims: the gateway's word, nothing that this host
/// saw.
public final class HostEvents {
  private HostEvents() {}

  public static AuditEvent agentStarted(String version) {
    return AuditEvent.of("agent.started").with("version", version);
  }

  public static AuditEvent agentStopped(String version) {
    return AuditEvent.of("agent.stopped").with("version", version);
  }

  /// The log was cut off in the middle of its last line, for instance by a crash. The piece was
  /// taken out; its hash shows later what it was, if somebody kept it.
  public static AuditEvent auditRepaired(long bytes, String hash) {
    return AuditEvent.of("audit.repaired").with("bytes", bytes).with("sha256", hash);
  }

  public static AuditEvent linkUp(ComputerId computer, String gateway) {
    return AuditEvent.of("link.up").with("computer", computer.hex()).with("address", gateway);
  }

  public static AuditEvent linkDown(ComputerId computer, String gateway, String reason) {
    return AuditEvent.of("link.down")
        .with("computer", computer.hex())
        .with("address", gateway)
        .with("reason", reason);
  }

  /// The gateway refused this host, or did not prove itself to it.
  public static AuditEvent linkRefused(ComputerId computer, String gateway, String reason) {
    return AuditEvent.of("link.refused")
        .with("computer", computer.hex())
        .with("address", gateway)
        .with("reason", reason);
  }

  public static AuditEvent sessionOffered(Ticket ticket, boolean resume) {
    return claimed("session.offered", ticket).with("purpose", resume ? "resume" : "open");
  }

  /// An offer without a ticket that can be believed.
  public static AuditEvent sessionRefused(SessionId session, Fault fault, String reason) {
    return ofSession("session.refused", session).with("fault", fault.id()).with("reason", reason);
  }

  public static AuditEvent sessionRefused(Ticket ticket, Fault fault, String reason) {
    return claimed("session.refused", ticket).with("fault", fault.id()).with("reason", reason);
  }

  public static AuditEvent sessionEnded(Ticket ticket, Fault fault, String reason) {
    return claimed("session.ended", ticket).with("fault", fault.id()).with("reason", reason);
  }

  public static AuditEvent sessionParked(SessionId session, String reason) {
    return ofSession("session.parked", session).with("reason", reason);
  }

  /// A session goes on over another channel.
  ///
  /// @param claimedAddress where its person comes from now, by the gateway's word
  public static AuditEvent sessionResumed(
      SessionId session, long resumptions, String claimedAddress) {
    return ofSession("session.resumed", session)
        .with("resumptions", resumptions)
        .with("claimedAddress", claimedAddress);
  }

  public static AuditEvent sessionResumeFailed(
      SessionId session, String reason, String claimedAddress) {
    return ofSession("session.resume-failed", session)
        .with("reason", reason)
        .with("claimedAddress", claimedAddress);
  }

  public static AuditEvent channelOpened(SessionId session, int suite) {
    return ofSession("channel.opened", session).with("suite", suite);
  }

  public static AuditEvent channelIntegrityFailed(SessionId session, long record) {
    return ofSession("channel.integrity-failed", session).with("record", record);
  }

  public static AuditEvent channelIntegrityFailedInBrowser(SessionId session) {
    return ofSession("channel.integrity-failed", session).with("reason", "found by the browser");
  }

  public static AuditEvent channelHandshakeFailed(SessionId session, String reason) {
    return ofSession("channel.handshake-failed", session).with("reason", reason);
  }

  public static AuditEvent osSignInPrompted(SessionId session) {
    return ofSession("os-sign-in.prompted", session);
  }

  public static AuditEvent osSignInSucceeded(SessionId session, String osUser) {
    return ofSession("os-sign-in.succeeded", session).with("osUser", osUser);
  }

  /// A sign-in that failed.
  ///
  /// @param osUser what was typed as the user name; nothing when the host knows no such user,
  ///   because people type passwords there by mistake
  public static AuditEvent osSignInFailed(
      SessionId session, @Nullable String osUser, String reason) {
    return ofSession("os-sign-in.failed", session).with("osUser", osUser).with("reason", reason);
  }

  /// A password that had expired was changed during the sign-in, or was not.
  public static AuditEvent osPasswordChange(SessionId session, String osUser, boolean changed) {
    return ofSession(
            changed ? "os-sign-in.password-changed" : "os-sign-in.password-change-failed", session)
        .with("osUser", osUser);
  }

  public static AuditEvent osSignOff(SessionId session, String osUser, String reason) {
    return ofSession("os-sign-off", session).with("osUser", osUser).with("reason", reason);
  }

  public static AuditEvent screenLocked(SessionId session) {
    return ofSession("screen.locked", session);
  }

  public static AuditEvent screenLockFailed(SessionId session, String reason) {
    return ofSession("screen.lock-failed", session).with("reason", reason);
  }

  public static AuditEvent streamOpened(SessionId session, String module) {
    return ofSession("stream.opened", session).with("module", module);
  }

  public static AuditEvent streamRefused(SessionId session, String module, String reason) {
    return ofSession("stream.refused", session).with("module", module).with("reason", reason);
  }

  private static AuditEvent ofSession(String name, SessionId session) {
    return AuditEvent.of(name).with("session", session.hex());
  }

  private static AuditEvent claimed(String name, Ticket ticket) {
    return ofSession(name, ticket.session())
        .with("account", ticket.account().hex())
        .with("email", ticket.email())
        .with("address", ticket.address())
        .with("factors", ticket.factors());
  }
}
