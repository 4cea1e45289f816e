package org.latchkey.protocol.relay;

import java.time.Duration;

/// The numbers of `docs/protocol.md` §7.
public final class RelayLimits {
  /// The first message must come within this time.
  public static final Duration JOIN_WITHIN = Duration.ofSeconds(10);

  /// How long a token is good.
  public static final Duration TOKEN_LIFE = Duration.ofSeconds(30);

  /// How long one side waits for the other.
  public static final Duration WAIT_FOR_PEER = Duration.ofSeconds(30);

  /// The longest binary message that is passed on.
  public static final int LONGEST_MESSAGE_BYTES = 65_535;

  /// More than this waiting for one side stops reading from the other …
  public static final int SUSPEND_ABOVE_BYTES = 256 * 1024;

  /// … until no more than this is left.
  public static final int RESUME_AT_BYTES = 64 * 1024;

  private RelayLimits() {}
}
