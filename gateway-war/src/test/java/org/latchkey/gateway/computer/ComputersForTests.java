package org.latchkey.gateway.computer;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.concurrent.ConcurrentHashMap;

/// Lets tests of other packages have real computers.
public final class ComputersForTests {
  public static final Class<?> ENTITY = ComputerRow.class;

  private ComputersForTests() {}

  public static Computers computers(EntityManager entities, Clock clock) {
    return new Computers(entities, clock);
  }

  /// A presence in which nobody is online.
  public static Presence presence() {
    return new Presence(new ConcurrentHashMap<>());
  }
}
