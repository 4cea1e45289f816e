package org.latchkey.agent.session;

import org.jspecify.annotations.Nullable;

/// What one session writes into the audit log (`docs/protocol.md` §9). An event that cannot be
/// written ends the session.
public interface SessionAudit {
  void channelOpened(int suite) throws SessionFailedException;

  void handshakeFailed(String reason) throws SessionFailedException;

  /// Called once, and nothing after it but the end of the session.
  void integrityFailed(long record) throws SessionFailedException;

  void parked(String reason) throws SessionFailedException;

  /// Resumed over another channel.
  ///
  /// @param resumptions how often by now
  void resumed(long resumptions, String claimedAddress) throws SessionFailedException;

  /// A try to resume it did not prove itself.
  void resumeFailed(String reason, String claimedAddress) throws SessionFailedException;

  /// The browser said, inside the seal, that a record to it did not open.
  void integrityFailedInBrowser() throws SessionFailedException;

  void signInPrompted() throws SessionFailedException;

  void signInSucceeded(String osUser) throws SessionFailedException;

  /// A try failed.
  ///
  /// @param osUser what was typed, null when it is no user's name
  void signInFailed(@Nullable String osUser, String reason) throws SessionFailedException;

  /// A password that had expired was changed during the sign-in, or was not.
  void passwordChange(String osUser, boolean changed) throws SessionFailedException;

  void signedOff(String osUser, String reason) throws SessionFailedException;

  /// The worker says that the screen it showed is locked.
  void screenLocked() throws SessionFailedException;

  /// It says that it is not, or nothing.
  void screenLockFailed(String reason) throws SessionFailedException;

  void streamOpened(String module) throws SessionFailedException;

  void streamRefused(String module, String reason) throws SessionFailedException;
}
