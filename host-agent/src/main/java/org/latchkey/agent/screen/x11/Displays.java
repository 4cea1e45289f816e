package org.latchkey.agent.screen.x11;

import static java.util.Comparator.comparing;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.screen.x11.LocalPeer.Listener;

/// The displays of this host whose server runs as this very OS user.
///
/// Sockets are found in a directory that everybody may write to, so the kernel is asked who listens
/// there before a cookie is shown to them; [XDisplay#open] asks again on the connection that is
/// used.
public final class Displays {
  private static final Path SOCKETS = Path.of("/tmp/.X11-unix");
  private static final Pattern SOCKET_NAME = Pattern.compile("X(0|[1-9]\\d{0,4})");

  private Displays() {}

  /// Connects to the first display of this user that lets us in.
  ///
  /// @param environment of the user's session: `DISPLAY` goes first if it is set; the cookie is
  ///   looked for in `XAUTHORITY`, `HOME/.Xauthority` and the usual place of the session
  /// @return null when there is none
  public static @Nullable XDisplay openOwn(Map<String, String> environment) {
    return openFirst(own(environment.getOrDefault("DISPLAY", "")), environment);
  }

  /// Connects to this very display if its server runs as this user.
  ///
  /// @param name such as `:0`
  /// @return null when it does not, or does not let us in
  public static @Nullable XDisplay openOwn(String name, Map<String, String> environment) {
    return openFirst(own(name).stream().filter(name::equals).toList(), environment);
  }

  private static @Nullable XDisplay openFirst(List<String> names, Map<String, String> environment) {
    List<Path> authorities = authorities(environment);
    for (String name : names) {
      for (Path authority : authorities) {
        try {
          return XDisplay.open(name, authority);
        } catch (IOException _) {
          // Another cookie file or another display may do.
        }
      }
    }
    return null;
  }

  /// The names of the displays whose server runs as this user, the preferred one first, then by
  /// number.
  ///
  /// @param preferred as in `DISPLAY`, a screen number allowed
  static List<String> own(String preferred) {
    return own(SOCKETS, preferred);
  }

  static List<String> own(Path directory, String preferred) {
    String preferredDisplay = preferred.replaceFirst("\\.\\d+$", "");
    List<Integer> numbers = new ArrayList<>();
    try (DirectoryStream<Path> sockets = Files.newDirectoryStream(directory)) {
      for (Path socket : sockets) {
        Matcher name = SOCKET_NAME.matcher(socket.getFileName().toString());
        if (name.matches() && isServedByThisUser(socket)) {
          numbers.add(Integer.parseInt(name.group(1)));
        }
      }
    } catch (IOException | DirectoryIteratorException _) {
      // There is no such directory where no X server has ever run.
      return List.of();
    }
    return numbers.stream()
        .sorted(
            comparing((Integer number) -> !preferredDisplay.equals(":" + number))
                .thenComparing(n -> n))
        .map(number -> ":" + number)
        .toList();
  }

  /// Xlib tries the abstract name of a socket before its path, so nobody else may have taken that
  /// name. An X server inside of a Wayland desktop would show black.
  private static boolean isServedByThisUser(Path socket) {
    LocalPeer.@Nullable Peer peer = LocalPeer.peerAt(socket.toString());
    return peer != null
        && peer.user() == LibC.geteuid()
        && LocalPeer.atAbstractName(socket.toString()) != Listener.OTHER
        && !Desktops.isInWayland(peer);
  }

  private static List<Path> authorities(Map<String, String> environment) {
    List<Path> places = new ArrayList<>();
    if (environment.containsKey("XAUTHORITY")) {
      places.add(Path.of(environment.getOrDefault("XAUTHORITY", "")));
    }
    if (environment.containsKey("HOME")) {
      places.add(Path.of(environment.getOrDefault("HOME", ""), ".Xauthority"));
    }
    String user = Integer.toUnsignedString(LibC.geteuid());
    places.add(Path.of("/run/user", user, "gdm", "Xauthority"));
    List<Path> found = new ArrayList<>();
    for (Path place : places) {
      if (Files.isReadable(place)) {
        found.add(place);
      }
    }
    // A server may let its user in without a cookie.
    found.add(Path.of("/dev/null"));
    return found;
  }
}
