package org.latchkey.agent.command;

import java.security.GeneralSecurityException;
import org.latchkey.agent.tls.TrustStore;

/// Where the process begins.
public final class Main {
  private Main() {}

  public static void main(String[] arguments) throws GeneralSecurityException {
    System.exit(Latchkey.commandLine(System.in, TrustStore.ofPlatform()).execute(arguments));
  }
}
