package org.latchkey.agent.screen.x11;

import java.util.List;
import java.util.Map;

/// Why no desktop of this user can be shown, decided from what runs (`docs/screen.md`).
public enum MissingDesktop {
  /// The user's desktop runs on Wayland.
  WAYLAND,
  /// An X server of this user runs, and did not let us in.
  NOT_LET_IN,
  /// No X server runs as this user, but one as the superuser: it could be showing this user's
  /// desktop, the login screen or somebody else's.
  SERVER_OF_SUPERUSER,
  /// Nothing that could be a desktop of this user.
  NONE;

  /// For the user that this process runs as, after no display could be opened.
  public static MissingDesktop find(Map<String, String> environment) {
    Desktops computer = Desktops.ofThisComputer();
    return of(computer.own(environment), computer.all());
  }

  static MissingDesktop of(List<Desktop> own, List<Desktop> all) {
    if (own.stream().anyMatch(desktop -> desktop.kind() == Desktop.Kind.X11)) {
      return NOT_LET_IN;
    }
    if (!own.isEmpty()) {
      return WAYLAND;
    }
    boolean superuser =
        all.stream().anyMatch(desktop -> desktop.uid() == 0 && desktop.kind() == Desktop.Kind.X11);
    return superuser ? SERVER_OF_SUPERUSER : NONE;
  }
}
