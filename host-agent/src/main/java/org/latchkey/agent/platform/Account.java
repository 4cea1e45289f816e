package org.latchkey.agent.platform;

import java.nio.file.Path;

/// An account of the operating system.
///
/// @param uid the number that the kernel knows the user by, 0 … 2^32-1
/// @param gid the primary group, 0 … 2^32-1
public record Account(String name, long uid, long gid, Path home, String shell) {
  /// Whether this is the account that may do everything.
  public boolean isSuperuser() {
    return uid == 0;
  }
}
