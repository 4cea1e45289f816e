package org.latchkey.agent.viewers;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import org.latchkey.agent.Texts;
import org.latchkey.agent.platform.linux.LinuxProcess;

/// The directory that a socket stands in: this user's own, and closed to everybody else, because
/// the mode of a socket comes a moment after the socket.
final class PrivateDirectory {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");

  private PrivateDirectory() {}

  /// Makes the directory of `socket` unless it is there, and looks at who may enter it.
  static void prepare(Path socket) throws DoorUnusable, IOException {
    Path directory = socket.getParent();
    if (directory == null) {
      throw new DoorUnusable(Texts.of("rfb.not-a-socket", socket));
    }
    try {
      Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    } catch (FileAlreadyExistsException _) {
      // Its owner and mode are looked at below.
    } catch (IOException failed) {
      throw new DoorUnusable(
          Texts.of("rfb.socket-unusable", socket, failed.getClass().getSimpleName()), failed);
    }
    check(directory);
  }

  private static void check(Path directory) throws DoorUnusable, IOException {
    PosixFileAttributes attributes =
        Files.readAttributes(directory, PosixFileAttributes.class, NOFOLLOW_LINKS);
    int owner = (int) Files.getAttribute(directory, "unix:uid", NOFOLLOW_LINKS);
    Set<PosixFilePermission> open = EnumSet.noneOf(PosixFilePermission.class);
    open.addAll(attributes.permissions());
    open.removeAll(OWNER_ONLY);
    boolean own = Integer.toUnsignedLong(owner) == new LinuxProcess().identity().uid();
    if (!attributes.isDirectory() || !own || !open.isEmpty()) {
      throw new DoorUnusable(Texts.of("rfb.directory-open", directory));
    }
  }
}
