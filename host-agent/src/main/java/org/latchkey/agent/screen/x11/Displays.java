package org.latchkey.agent.screen.x11;

import static java.util.Comparator.comparing;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;

/// The displays of this host whose server runs as this very OS user.
///
/// Sockets are found in a directory that everybody may write to, so the kernel is asked who answers
/// there before a cookie is shown to it; [XDisplay#open] asks again on the connection that is used.
public final class Displays {
  private static final Path SOCKETS = Path.of("/tmp/.X11-unix");
  private static final Pattern SOCKET_NAME = Pattern.compile("X(\\d{1,5})");

  private Displays() {}

  /// Connects to the first display of this user that lets us in.
  ///
  /// @param environment of the user's session: `DISPLAY` goes first if it is set; the cookie is
  ///   looked for in `XAUTHORITY`, `HOME/.Xauthority` and the usual place of the session
  /// @return null when there is none
  public static @Nullable XDisplay openOwn(Map<String, String> environment) {
    List<Path> authorities = authorities(environment);
    for (String name : own(environment.getOrDefault("DISPLAY", ""))) {
      for (Path authority : authorities) {
        try {
          useAuthority(authority);
          return XDisplay.open(name);
        } catch (IOException _) {
          // Another cookie file or another display may do.
        }
      }
    }
    return null;
  }

  /// The names of the displays whose server runs as this user, the preferred one first, then by
  /// number.
  static List<String> own(String preferred) {
    List<Integer> numbers = new ArrayList<>();
    try (DirectoryStream<Path> sockets = Files.newDirectoryStream(SOCKETS)) {
      for (Path socket : sockets) {
        Matcher name = SOCKET_NAME.matcher(socket.getFileName().toString());
        if (name.matches() && isServedByThisUser(socket)) {
          numbers.add(Integer.parseInt(name.group(1)));
        }
      }
    } catch (NoSuchFileException _) {
      return List.of();
    } catch (IOException unreadable) {
      return List.of();
    }
    return numbers.stream()
        .sorted(
            comparing((Integer number) -> !preferred.equals(":" + number)).thenComparing(n -> n))
        .map(number -> ":" + number)
        .toList();
  }

  private static boolean isServedByThisUser(Path socket) {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      UserPrincipal server = channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user();
      UserPrincipal self =
          FileSystems.getDefault()
              .getUserPrincipalLookupService()
              .lookupPrincipalByName(Integer.toUnsignedString(LibC.geteuid()));
      return server.equals(self);
    } catch (IOException _) {
      return false;
    }
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

  private static void useAuthority(Path authority) {
    try (Arena arena = Arena.ofConfined()) {
      var _ =
          LibC.setenv(
              arena.allocateFrom("XAUTHORITY"), arena.allocateFrom(authority.toString()), 1);
    }
  }
}
