package org.latchkey.agent.seal;

import java.util.Optional;
import java.util.stream.Stream;
import org.latchkey.agent.noise.HandshakePattern;

/// The cipher suites that we have (`docs/sealed-channel.md` §1).
public enum Suite {
  NOISE_NK_25519_AESGCM_SHA256(1, HandshakePattern.NK);

  private final int number;
  private final HandshakePattern pattern;

  Suite(int number, HandshakePattern pattern) {
    this.number = number;
    this.pattern = pattern;
  }

  public int number() {
    return number;
  }

  HandshakePattern pattern() {
    return pattern;
  }

  public static Optional<Suite> of(int number) {
    return Stream.of(values()).filter(suite -> suite.number == number).findFirst();
  }
}
