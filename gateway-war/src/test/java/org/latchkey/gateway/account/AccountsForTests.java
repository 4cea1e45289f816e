package org.latchkey.gateway.account;

import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.time.Clock;

/// Lets tests of other packages have real accounts.
public final class AccountsForTests {
  public static final Class<?> ENTITY = AccountRow.class;

  private AccountsForTests() {}

  public static Accounts accounts(EntityManager entities, SecureRandom random, Clock clock) {
    return new Accounts(entities, random, clock);
  }
}
