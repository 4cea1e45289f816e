package org.latchkey.gateway.signin;

import java.util.List;
import org.latchkey.gateway.account.Account;
import org.latchkey.gateway.account.PasswordCheck;

/// How far a sign-in has come. The one place where its steps are decided; no clock, database or log
/// in here.
///
/// | from | on | to |
/// |---|---|---|
/// | `Unproved` | password fits | `SignedIn` |
/// | `Unproved` | anything else | `Refused` |
/// | `SignedIn`, `Refused` | – | ends |
///
/// A second factor is a state between `Unproved` and `SignedIn`, reached by `Unproved` when the
/// account wants one.
sealed interface SignInState {
  /// Nothing is proved yet.
  record Unproved() implements SignInState {
    SignInState after(PasswordCheck check) {
      return switch (check) {
        case PasswordCheck.Fits(Account account) -> new SignedIn(account, List.of(Factor.PASSWORD));
        case PasswordCheck.WrongPassword(Account account) ->
            new Refused("wrong-password", account.id().hex(), account.email());
        case PasswordCheck.UnknownAccount(var email) ->
            new Refused("unknown-account", "", email.text());
        case PasswordCheck.NotAnAddress() -> new Refused("not-an-address", "", "");
      };
    }
  }

  /// Everything that the account wants is proved.
  record SignedIn(Account account, List<Factor> factors) implements SignInState {}

  /// It ends here; all of this is for the audit log alone. Empty texts are unknown.
  record Refused(String reason, String account, String email) implements SignInState {}
}
