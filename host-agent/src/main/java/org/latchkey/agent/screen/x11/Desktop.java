package org.latchkey.agent.screen.x11;

/// A desktop, or a part of one, that some program of this computer shows right now.
///
/// @param kind what the program speaks
/// @param uid the user that the program runs as
/// @param name `:0` of an X display, `wayland-0` of a Wayland one
public record Desktop(Kind kind, long uid, String name) {
  /// What can be shown of it.
  public enum Kind {
    /// An X server: can be shown to the user that it runs as.
    X11,
    /// A Wayland compositor: cannot be shown.
    WAYLAND,
    /// The X server of a Wayland compositor, which knows only the windows of X programs and not the
    /// picture: cannot be shown.
    X11_IN_WAYLAND
  }
}
