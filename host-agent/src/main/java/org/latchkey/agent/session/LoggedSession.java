package org.latchkey.agent.session;

import java.io.IOException;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.audit.AuditLog;
import org.latchkey.agent.audit.HostEvents;
import org.latchkey.protocol.audit.AuditEvent;
import org.latchkey.protocol.fault.Fault;
import org.latchkey.protocol.identity.SessionId;

/// Writes one session's events into the host's log; a log that cannot be written ends the session.
record LoggedSession(SessionId session, AuditLog log) implements SessionAudit {
  private static final System.Logger LOG = System.getLogger("org.latchkey.agent.session");

  @Override
  public void channelOpened(int suite) throws SessionFailedException {
    write(HostEvents.channelOpened(session, suite));
  }

  @Override
  public void handshakeFailed(String reason) throws SessionFailedException {
    write(HostEvents.channelHandshakeFailed(session, reason));
  }

  @Override
  public void integrityFailed(long record) throws SessionFailedException {
    write(HostEvents.channelIntegrityFailed(session, record));
  }

  @Override
  public void parked(String reason) throws SessionFailedException {
    write(HostEvents.sessionParked(session, reason));
  }

  @Override
  public void resumed(long resumptions, String claimedAddress) throws SessionFailedException {
    write(HostEvents.sessionResumed(session, resumptions, claimedAddress));
  }

  @Override
  public void resumeFailed(String reason, String claimedAddress) throws SessionFailedException {
    write(HostEvents.sessionResumeFailed(session, reason, claimedAddress));
  }

  @Override
  public void integrityFailedInBrowser() throws SessionFailedException {
    write(HostEvents.channelIntegrityFailedInBrowser(session));
  }

  @Override
  public void signInPrompted() throws SessionFailedException {
    write(HostEvents.osSignInPrompted(session));
  }

  @Override
  public void signInSucceeded(String osUser) throws SessionFailedException {
    write(HostEvents.osSignInSucceeded(session, osUser));
  }

  @Override
  public void signInFailed(@Nullable String osUser, String reason) throws SessionFailedException {
    write(HostEvents.osSignInFailed(session, osUser, reason));
  }

  @Override
  public void passwordChange(String osUser, boolean changed) throws SessionFailedException {
    write(HostEvents.osPasswordChange(session, osUser, changed));
  }

  @Override
  public void signedOff(String osUser, String reason) throws SessionFailedException {
    write(HostEvents.osSignOff(session, osUser, reason));
  }

  @Override
  public void screenLocked() throws SessionFailedException {
    write(HostEvents.screenLocked(session));
  }

  @Override
  public void screenLockFailed(String reason) throws SessionFailedException {
    write(HostEvents.screenLockFailed(session, reason));
  }

  @Override
  public void streamOpened(String module) throws SessionFailedException {
    write(HostEvents.streamOpened(session, module));
  }

  @Override
  public void streamRefused(String module, String reason) throws SessionFailedException {
    write(HostEvents.streamRefused(session, module, reason));
  }

  private void write(AuditEvent event) throws SessionFailedException {
    LOG.log(Level.DEBUG, event.name()); // the name only: what it tells of is for the audit log
    try {
      log.append(event);
    } catch (IOException e) {
      throw new SessionFailedException(
          Fault.UNAVAILABLE, "the audit log cannot be written: " + e.getMessage());
    }
  }
}
