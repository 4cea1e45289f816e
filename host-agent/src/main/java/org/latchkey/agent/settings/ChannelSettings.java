package org.latchkey.agent.settings;

import java.util.List;

/// `[channel]`: the sealed channel's cipher suites that this host accepts (A8), strongest first
/// (`docs/sealed-channel.md` §1).
public record ChannelSettings(List<Integer> suites) {
  /// The suites that this agent has.
  private static final List<Integer> KNOWN = List.of(1);

  public static final ChannelSettings DEFAULT = new ChannelSettings(KNOWN);

  public ChannelSettings {
    suites = List.copyOf(suites);
  }

  static ChannelSettings from(SettingsTable table) throws SettingsException {
    ChannelSettings settings = new ChannelSettings(table.someNumbersOf("suites", KNOWN));
    table.refuseUnknownKeys();
    return settings;
  }
}
