package org.latchkey.agent.platform;

import java.util.Locale;

/// What came of one try to sign in (`docs/host-sign-in.md` §3).
///
/// The difference is for the audit log: outside, every failure looks the same.
public enum SignInResult {
  ACCEPTED,
  WRONG_PASSWORD,
  UNKNOWN_USER,
  LOCKED,
  ACCOUNT_EXPIRED,
  PASSWORD_EXPIRED,
  NOT_PERMITTED,
  SYSTEM_ERROR;

  /// The word that audit events and pipe messages use, such as `wrong-password`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Finds the result with this [#word].
  ///
  /// @throws IllegalArgumentException when there is none
  public static SignInResult ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
