package org.latchkey.protocol.link;

import java.time.Duration;

/// The numbers of `docs/protocol.md` §5.
public final class LinkLimits {
  public static final int LONGEST_MESSAGE_BYTES = 64 * 1024;

  /// The host's `hello` must come within this time.
  public static final Duration HELLO_WITHIN = Duration.ofSeconds(10);

  /// How often the host pings.
  public static final Duration HEARTBEAT = Duration.ofSeconds(5);

  /// Whoever has heard nothing for this long closes.
  public static final Duration SILENCE = Duration.ofSeconds(12);

  private LinkLimits() {}
}
