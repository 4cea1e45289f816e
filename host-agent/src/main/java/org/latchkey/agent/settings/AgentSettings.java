package org.latchkey.agent.settings;

/// Everything that the settings file says, or the defaults where it is silent.
public record AgentSettings(
    LogSettings log,
    TlsSettings tls,
    ChannelSettings channel,
    ReconnectSettings reconnect,
    SignInSettings signIn,
    SessionSettings sessions) {

  /// What holds when there is no file.
  public static AgentSettings defaults() {
    return new AgentSettings(
        LogSettings.DEFAULT,
        TlsSettings.DEFAULT,
        ChannelSettings.DEFAULT,
        ReconnectSettings.DEFAULT,
        SignInSettings.DEFAULT,
        SessionSettings.DEFAULT);
  }

  static AgentSettings from(SettingsTable file) throws SettingsException {
    AgentSettings settings =
        new AgentSettings(
            LogSettings.from(file.table("log")),
            TlsSettings.from(file.table("tls")),
            ChannelSettings.from(file.table("channel")),
            ReconnectSettings.from(file.table("reconnect")),
            SignInSettings.from(file.table("sign-in")),
            SessionSettings.from(file.table("sessions")));
    file.refuseUnknownKeys();
    return settings;
  }
}
