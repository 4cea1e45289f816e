package org.latchkey.agent.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.Set;
import org.latchkey.agent.Texts;

/// The rule for who may reach a file of ours: its owner, who is the user of this process, and
/// nobody else.
final class PrivateAccess {
  static final FileAttribute<?> DIRECTORY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  static final FileAttribute<?> FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.complementOf(
          EnumSet.of(
              PosixFilePermission.OWNER_READ,
              PosixFilePermission.OWNER_WRITE,
              PosixFilePermission.OWNER_EXECUTE));

  private PrivateAccess() {}

  static void checkDirectory(Path path) throws StateException, IOException {
    PosixFileAttributes attributes = attributesOf(path);
    if (!attributes.isDirectory()) {
      throw new StateException(Texts.of("state.not-a-directory", path));
    }
    check(path, attributes, "700");
  }

  static void checkFile(Path path) throws StateException, IOException {
    PosixFileAttributes attributes = attributesOf(path);
    if (!attributes.isRegularFile()) {
      throw new StateException(Texts.of("state.not-a-file", path));
    }
    check(path, attributes, "600");
  }

  static void close(Path file) throws IOException {
    Files.setPosixFilePermissions(
        file, EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
  }

  private static void check(Path path, PosixFileAttributes attributes, String wanted)
      throws StateException, IOException {
    UserPrincipal self =
        path.getFileSystem()
            .getUserPrincipalLookupService()
            .lookupPrincipalByName(System.getProperty("user.name"));
    if (!attributes.owner().equals(self)) {
      throw new StateException(
          Texts.of("state.other-owner", path, attributes.owner().getName(), self.getName()));
    }
    if (attributes.permissions().stream().anyMatch(OTHERS::contains)) {
      throw new StateException(
          Texts.of(
              "state.open-to-others",
              path,
              PosixFilePermissions.toString(attributes.permissions()),
              wanted,
              path));
    }
  }

  private static PosixFileAttributes attributesOf(Path path) throws IOException {
    return Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }
}
