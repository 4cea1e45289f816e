package org.latchkey.gateway.setup;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;

/// Lets tests of other packages have secrets, always the same but for the ticket key.
public final class SecretsForTests {
  private SecretsForTests() {}

  public static GatewaySecrets secrets() {
    try {
      return new GatewaySecrets(
          new byte[32], new byte[32], KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has Ed25519", e);
    }
  }
}
