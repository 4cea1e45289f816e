package org.latchkey.agent.service;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.latchkey.agent.Texts;

/// An installed agent: `bin/latchkey` with its archives in `lib` beside it, and its JDK.
///
/// @param launcher `bin/latchkey`
/// @param java the directory of the JDK
public record Installation(Path launcher, Path java) {
  /// The one that this process was started from.
  public static Installation ofThisProcess() throws ServiceException, IOException {
    CodeSource source = Installation.class.getProtectionDomain().getCodeSource();
    Path archive;
    try {
      archive = Path.of(source.getLocation().toURI()).toRealPath();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the agent's own archive has no path", e);
    }
    Path launcher = archive.resolveSibling("../bin/latchkey").normalize();
    if (!Files.isRegularFile(archive) || !Files.isExecutable(launcher)) {
      throw new ServiceException(Texts.of("service.not-installed", archive));
    }
    return new Installation(launcher, Path.of(System.getProperty("java.home")).toRealPath());
  }

  /// Refuses what somebody else than the superuser could replace: the service runs as root.
  void checkOwner() throws ServiceException, IOException {
    List<Path> files = new ArrayList<>();
    withParents(launcher, files);
    withParents(java.resolve("bin/java").toRealPath(), files);
    Path library = launcher.resolveSibling("../lib").normalize();
    files.add(library);
    try (Stream<Path> archives = Files.list(library)) {
      archives.forEach(files::add);
    }
    for (Path file : files) {
      check(file);
    }
  }

  private static void withParents(Path file, List<Path> files) {
    for (Path path = file.toAbsolutePath(); path != null; path = path.getParent()) {
      files.add(path);
    }
  }

  private static void check(Path file) throws ServiceException, IOException {
    PosixFileAttributes attributes =
        Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    Set<PosixFilePermission> permissions = attributes.permissions();
    boolean othersWrite =
        permissions.contains(PosixFilePermission.OTHERS_WRITE)
            || (permissions.contains(PosixFilePermission.GROUP_WRITE)
                && !attributes.group().getName().equals("root"));
    boolean isLink = attributes.isSymbolicLink(); // its permissions mean nothing
    if (!attributes.owner().getName().equals("root") || (othersWrite && !isLink)) {
      throw new ServiceException(Texts.of("service.writable", file, attributes.owner().getName()));
    }
  }
}
