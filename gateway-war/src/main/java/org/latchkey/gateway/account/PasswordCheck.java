package org.latchkey.gateway.account;

/// What checking an e-mail address and a password came to. Only `Fits` is told to the outside; the
/// others differ in the audit log alone.
public sealed interface PasswordCheck {
  record Fits(Account account) implements PasswordCheck {}

  record WrongPassword(Account account) implements PasswordCheck {}

  record UnknownAccount(Email email) implements PasswordCheck {}

  /// What was typed cannot be an address. It is not kept: it may be a password in the wrong field.
  record NotAnAddress() implements PasswordCheck {}
}
