package org.latchkey.agent.settings;

import java.time.Duration;

/// `[reconnect]`: the bounds of the delay before the agent tries again to reach the gateway
/// (`docs/protocol.md` §5).
public record ReconnectSettings(Duration firstDelay, Duration longestDelay) {
  public static final ReconnectSettings DEFAULT =
      new ReconnectSettings(Duration.ofMillis(500), Duration.ofSeconds(60));

  static ReconnectSettings from(SettingsTable table) throws SettingsException {
    ReconnectSettings settings =
        new ReconnectSettings(
            Duration.ofMillis(
                table.integer("first-delay-millis", 100, 5_000, DEFAULT.firstDelay.toMillis())),
            Duration.ofSeconds(
                table.integer(
                    "longest-delay-seconds", 5, 3_600, DEFAULT.longestDelay.toSeconds())));
    table.refuseUnknownKeys();
    return settings;
  }
}
