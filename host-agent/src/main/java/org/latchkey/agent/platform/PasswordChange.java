package org.latchkey.agent.platform;

/// What came of changing a password that had expired (`docs/host-sign-in.md` §3).
public enum PasswordChange {
  CHANGED,
  /// The person's answers, or the system, did not lead to a new password; the old one stays.
  FAILED,
  /// Nobody was asked: this process may not change that account's password.
  NOT_POSSIBLE
}
