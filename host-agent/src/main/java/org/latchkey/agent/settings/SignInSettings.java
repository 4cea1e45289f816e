package org.latchkey.agent.settings;

/// `[sign-in]`: the sign-in of OS users at this host.
///
/// @param allowRoot whether root may sign in
/// @param tries sign-ins per session before it ends
public record SignInSettings(boolean allowRoot, int tries) {
  public static final SignInSettings DEFAULT = new SignInSettings(false, 3);

  static SignInSettings from(SettingsTable table) throws SettingsException {
    SignInSettings settings =
        new SignInSettings(
            table.flag("allow-root", DEFAULT.allowRoot),
            Math.toIntExact(table.integer("tries", 1, 10, DEFAULT.tries)));
    table.refuseUnknownKeys();
    return settings;
  }
}
