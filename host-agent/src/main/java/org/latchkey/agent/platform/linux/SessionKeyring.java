package org.latchkey.agent.platform.linux;

import org.jspecify.annotations.Nullable;

/// The keyring that a worker started before the sign-in has for the session, in place of the one
/// that PAM makes afterwards. It shares the fate of that one.
///
/// All calls come from the thread that starts the worker.
public final class SessionKeyring {
  private final @Nullable Keyring own;
  private @Nullable Keyring ofPam;

  private SessionKeyring(@Nullable Keyring own) {
    this.own = own;
  }

  /// Gives the calling thread, and what it starts, a new and empty one.
  public static SessionKeyring join() {
    return new SessionKeyring(Keyring.join().orElse(null));
  }

  /// For a process that serves only its own user, in a session that is open already.
  public static SessionKeyring none() {
    return new SessionKeyring(null);
  }

  /// Whether PAM has put another one in its place.
  public boolean isReplaced() {
    return own != null && !own.equals(ofPam);
  }

  /// Remembers what the calling thread has now, after PAM has opened the session.
  public void sessionOpened() {
    ofPam = Keyring.ofThisThread().orElse(null);
  }

  /// Revokes it if PAM, closing the session, has revoked its own.
  public void sessionClosed() {
    if (own != null && ofPam != null && isReplaced() && ofPam.isRevoked()) {
      own.revoke();
    }
  }
}
