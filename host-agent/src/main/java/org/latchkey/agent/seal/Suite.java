package org.latchkey.agent.seal;

import java.util.Optional;
import java.util.stream.Stream;
import org.latchkey.agent.noise.HandshakePattern;

/// The cipher suites that we have (`docs/sealed-channel.md` §1).
public enum Suite {
  NOISE_NK_25519_AESGCM_SHA256(1, HandshakePattern.NK, HandshakePattern.NK_PSK0);

  private final int number;
  private final HandshakePattern opening;
  private final HandshakePattern resuming;

  Suite(int number, HandshakePattern opening, HandshakePattern resuming) {
    this.number = number;
    this.opening = opening;
    this.resuming = resuming;
  }

  public int number() {
    return number;
  }

  HandshakePattern pattern(OpeningPurpose purpose) {
    return switch (purpose) {
      case OpeningPurpose.Open _ -> opening;
      case OpeningPurpose.Resume _ -> resuming;
    };
  }

  public static Optional<Suite> of(int number) {
    return Stream.of(values()).filter(suite -> suite.number == number).findFirst();
  }
}
