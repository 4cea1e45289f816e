package org.latchkey.agent.screen.x11;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.latchkey.agent.screen.x11.LocalPeer.Peer;

/// Finds the desktops of this computer by the sockets at which their programs listen. The kernel
/// says who listens, so a socket that was left behind or put there by somebody else misleads
/// nobody.
///
/// @param x11 the directory of X servers' sockets
/// @param runtimes the directory with one directory per user and number, which holds `wayland-N`
public record Desktops(Path x11, Path runtimes) {
  /// `/proc/PID/comm` of the X server that runs inside of a Wayland compositor.
  private static final String X_SERVER_OF_WAYLAND = "Xwayland";

  /// Where systems have them.
  public static Desktops ofThisComputer() {
    return new Desktops(Path.of("/tmp/.X11-unix"), Path.of("/run/user"));
  }

  /// The same for the one user that this process runs as, whose session may have put its runtime
  /// directory somewhere else.
  List<Desktop> own(Map<String, String> environment) {
    long uid = Integer.toUnsignedLong(LibC.geteuid());
    List<Desktop> found = new ArrayList<>(all());
    String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
    if (!runtime.isEmpty()) {
      addWayland(Path.of(runtime), found);
    }
    return found.stream().filter(desktop -> desktop.uid() == uid).distinct().toList();
  }

  /// Every one that can be seen. Without root, other users' Wayland desktops cannot.
  public List<Desktop> all() {
    List<Desktop> found = new ArrayList<>();
    for (Path socket : sorted(x11, "X[0-9]*")) {
      Peer peer = LocalPeer.peerAt(socket.toString());
      if (peer != null) {
        String name = ":" + socket.getFileName().toString().substring(1);
        found.add(new Desktop(kindOf(peer), Integer.toUnsignedLong(peer.user()), name));
      }
    }
    for (Path user : sorted(runtimes, "[0-9]*")) {
      addWayland(user, found);
    }
    return List.copyOf(found);
  }

  /// Whether the X server at the other end shows only a part of a Wayland desktop.
  static boolean isInWayland(Peer peer) {
    return kindOf(peer) == Desktop.Kind.X11_IN_WAYLAND;
  }

  private static Desktop.Kind kindOf(Peer peer) {
    try {
      Path name = Path.of("/proc", Integer.toString(peer.process()), "comm");
      return Files.readString(name).strip().equals(X_SERVER_OF_WAYLAND)
          ? Desktop.Kind.X11_IN_WAYLAND
          : Desktop.Kind.X11;
    } catch (IOException _) {
      return Desktop.Kind.X11; // it has just ended; whoever connects will find out
    }
  }

  private static void addWayland(Path runtime, List<Desktop> found) {
    for (Path socket : sorted(runtime, "wayland-*")) {
      Peer peer = LocalPeer.peerAt(socket.toString());
      if (peer != null) { // the file wayland-0.lock beside it is no socket
        found.add(
            new Desktop(
                Desktop.Kind.WAYLAND,
                Integer.toUnsignedLong(peer.user()),
                socket.getFileName().toString()));
      }
    }
  }

  private static List<Path> sorted(Path directory, String pattern) {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, pattern)) {
      files.forEach(found::add);
    } catch (IOException | DirectoryIteratorException _) {
      // It does not exist, or is somebody else's.
    }
    return found.stream().sorted().toList();
  }
}
