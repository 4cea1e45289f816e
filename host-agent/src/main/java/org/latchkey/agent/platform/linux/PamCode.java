package org.latchkey.agent.platform.linux;

import org.latchkey.agent.platform.AccountStanding;
import org.latchkey.agent.platform.SignInResult;

/// The return codes of Linux-PAM (`_pam_types.h`) and what they mean for a sign-in
/// (`docs/host-sign-in.md` §3).
///
/// A distribution's stack often replaces the telling code by `AUTH_ERR`; then the account database
/// explains it. The explanation goes to the audit log and never turns a refusal into a success.
final class PamCode {
  static final int SUCCESS = 0;
  static final int OPEN_ERR = 1;
  static final int SYMBOL_ERR = 2;
  static final int SERVICE_ERR = 3;
  static final int SYSTEM_ERR = 4;
  static final int BUF_ERR = 5;
  static final int PERM_DENIED = 6;
  static final int AUTH_ERR = 7;
  static final int CRED_INSUFFICIENT = 8;
  static final int AUTHINFO_UNAVAIL = 9;
  static final int USER_UNKNOWN = 10;
  static final int MAXTRIES = 11;
  static final int NEW_AUTHTOK_REQD = 12;
  static final int ACCT_EXPIRED = 13;
  static final int CONV_ERR = 19;
  static final int ABORT = 26;
  static final int MODULE_UNKNOWN = 28;

  private PamCode() {}

  static SignInResult ofAuthenticate(int code, AccountStanding standing) {
    return switch (code) {
      case SUCCESS -> SignInResult.ACCEPTED;
      case NEW_AUTHTOK_REQD -> SignInResult.PASSWORD_EXPIRED;
      case ACCT_EXPIRED -> SignInResult.ACCOUNT_EXPIRED;
      case USER_UNKNOWN -> SignInResult.UNKNOWN_USER;
      case MAXTRIES -> SignInResult.LOCKED;
      case PERM_DENIED -> SignInResult.NOT_PERMITTED;
      default -> isBroken(code) ? SignInResult.SYSTEM_ERROR : refusedPassword(standing);
    };
  }

  static SignInResult ofAccountCheck(int code, AccountStanding standing) {
    return switch (code) {
      case SUCCESS -> SignInResult.ACCEPTED;
      case NEW_AUTHTOK_REQD -> SignInResult.PASSWORD_EXPIRED;
      case ACCT_EXPIRED -> SignInResult.ACCOUNT_EXPIRED;
      case USER_UNKNOWN -> SignInResult.UNKNOWN_USER;
      default -> isBroken(code) ? SignInResult.SYSTEM_ERROR : refusedAccount(standing);
    };
  }

  private static SignInResult refusedPassword(AccountStanding standing) {
    return switch (standing) {
      case UNKNOWN -> SignInResult.UNKNOWN_USER;
      case LOCKED -> SignInResult.LOCKED;
      case OPEN, EXPIRED -> SignInResult.WRONG_PASSWORD;
    };
  }

  private static SignInResult refusedAccount(AccountStanding standing) {
    return switch (standing) {
      case EXPIRED -> SignInResult.ACCOUNT_EXPIRED;
      case UNKNOWN, LOCKED, OPEN -> SignInResult.NOT_PERMITTED;
    };
  }

  private static boolean isBroken(int code) {
    return switch (code) {
      case OPEN_ERR,
          SYMBOL_ERR,
          SERVICE_ERR,
          SYSTEM_ERR,
          BUF_ERR,
          CRED_INSUFFICIENT,
          AUTHINFO_UNAVAIL,
          ABORT,
          MODULE_UNKNOWN ->
          true;
      default -> false;
    };
  }
}
