package org.latchkey.agent.platform.linux;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.latchkey.agent.platform.Account;

/// The kernel's audit identity: who a thread, and all that it starts, acts for.
///
/// `pam_loginuid` cannot do this in a JVM: it writes `/proc/self/loginuid`, which only the first
/// thread of a process may do, and Java never runs on that one.
final class LoginUid {
  private static final Path OWN = Path.of("/proc/thread-self/loginuid");

  private LoginUid() {}

  /// Writes it for the calling thread, unless it is that already; nothing where the kernel keeps
  /// none.
  static void set(Account account) throws IOException {
    String number = Long.toString(account.uid());
    if (Files.exists(OWN) && !Files.readString(OWN).equals(number)) {
      Files.write(OWN, number.getBytes(StandardCharsets.US_ASCII), StandardOpenOption.WRITE);
    }
  }
}
