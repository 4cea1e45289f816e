package org.latchkey.agent.platform;

import java.io.IOException;
import java.util.Optional;

/// Looks accounts up in the operating system's account database.
public interface Accounts {
  /// Finds an account by its exact name.
  ///
  /// @throws IOException when the database cannot be asked, which is not the same as "no such user"
  Optional<Account> named(String name) throws IOException;

  /// Finds an account by its number.
  Optional<Account> numbered(long uid) throws IOException;

  /// Says why an account may be unusable. It only explains a refusal to the audit log; whether
  /// someone may sign in is decided by [SignInSystem] alone. Without the right to read the shadow
  /// database every existing account is [AccountStanding#OPEN].
  AccountStanding standing(String name) throws IOException;
}
