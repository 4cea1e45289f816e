package org.latchkey.agent.viewers;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static jdk.net.ExtendedSocketOptions.SO_PEERCRED;

import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import org.latchkey.agent.Texts;

/// A socket in the file system, mode 0600 in a directory that only this user can enter. Whoever
/// knocks is also asked for by the kernel: only this user and root come in.
public final class SocketDoor implements ViewerDoor {
  private final ServerSocketChannel server;
  private final Path path;
  private final Object identity;
  private final UserPrincipal self;
  private final UserPrincipal superuser;

  private SocketDoor(ServerSocketChannel server, Path path) throws IOException {
    this.server = server;
    this.path = path;
    this.identity = identityOf(path);
    this.self = Files.getOwner(path, NOFOLLOW_LINKS);
    this.superuser =
        path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("root");
  }

  /// Makes the socket, and its directory if only that is missing. One that nobody listens at any
  /// more is replaced.
  public static SocketDoor open(Path wanted) throws DoorUnusable, IOException {
    Path path = wanted.toAbsolutePath();
    PrivateDirectory.prepare(path);
    removeStale(path);
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      server.bind(UnixDomainSocketAddress.of(path));
      // Nobody else could enter the directory before this either.
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
      return new SocketDoor(server, path);
    } catch (IOException failed) {
      server.close();
      throw new DoorUnusable(Texts.of("rfb.socket-unusable", path, Texts.reason(failed)), failed);
    }
  }

  @Override
  public SocketChannel accept() throws IOException {
    while (true) {
      SocketChannel viewer = server.accept();
      if (mayComeIn(viewer)) {
        return viewer;
      }
      viewer.close();
    }
  }

  @Override
  public String place() {
    return path.toString();
  }

  private boolean mayComeIn(SocketChannel viewer) {
    try {
      UserPrincipal user = viewer.getOption(SO_PEERCRED).user();
      return user.equals(self) || user.equals(superuser);
    } catch (IOException _) {
      return false; // It has gone already.
    }
  }

  private static void removeStale(Path path) throws DoorUnusable, IOException {
    if (!Files.exists(path, NOFOLLOW_LINKS)) {
      return;
    }
    if (!Files.readAttributes(path, BasicFileAttributes.class, NOFOLLOW_LINKS).isOther()) {
      throw new DoorUnusable(Texts.of("rfb.not-a-socket", path));
    }
    try (SocketChannel _ = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
      throw new DoorUnusable(Texts.of("rfb.socket-in-use", path));
    } catch (ConnectException _) {
      Files.deleteIfExists(path); // Its server was killed.
    }
  }

  /// Removes the socket, unless another one stands in its place.
  @Override
  public void close() throws IOException {
    if (!server.isOpen()) {
      return;
    }
    server.close();
    if (Files.exists(path, NOFOLLOW_LINKS) && identityOf(path).equals(identity)) {
      Files.deleteIfExists(path);
    }
  }

  private static Object identityOf(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, NOFOLLOW_LINKS).fileKey();
  }
}
