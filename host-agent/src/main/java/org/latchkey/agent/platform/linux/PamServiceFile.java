package org.latchkey.agent.platform.linux;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Chooses the PAM service to sign in with (`docs/host-sign-in.md` §4), and writes ours where it is
/// missing.
///
/// PAM takes `other` for a service without a file. That must never happen silently, so a file is
/// looked for first.
public final class PamServiceFile {
  /// The service that is ours.
  public static final String OURS = "latchkey";

  private static final String WITHOUT_ROOT = "login";
  private static final List<String> DEBIAN_PARTS =
      List.of("common-auth", "common-account", "common-session");

  private final Path directory;
  private final List<Path> vendorDirectories;

  /// Looks where Linux-PAM looks.
  public PamServiceFile() {
    this(
        Path.of("/etc/pam.d"),
        List.of(Path.of("/usr/lib/pam.d"), Path.of("/usr/share/pam.d"), Path.of("/usr/etc/pam.d")));
  }

  /// Looks in one directory only.
  public static PamServiceFile in(Path directory) {
    return new PamServiceFile(directory, List.of());
  }

  PamServiceFile(Path directory, List<Path> vendorDirectories) {
    this.directory = directory;
    this.vendorDirectories = vendorDirectories;
  }

  /// Chooses for a process that is root, writing our file if there is none.
  ///
  /// @throws IOException saying what the administrator has to do
  public String forRoot() throws IOException {
    if (!exists(OURS)) {
      for (String part : DEBIAN_PARTS) {
        if (!Files.exists(directory.resolve(part))) {
          throw new IOException(
              "There is no PAM service file "
                  + directory.resolve(OURS)
                  + ", and this system has no "
                  + part
                  + " to build one on. Write one with the rules for signing in to this computer.");
        }
      }
      write();
    }
    return OURS;
  }

  /// Chooses for a process that is an ordinary user, whose sessions PAM does not open.
  ///
  /// @throws IOException saying what the administrator has to do
  public String withoutRoot() throws IOException {
    for (String service : List.of(OURS, WITHOUT_ROOT)) {
      if (exists(service)) {
        return service;
      }
    }
    throw new IOException(
        "There is neither a PAM service file "
            + directory.resolve(OURS)
            + " nor one named "
            + WITHOUT_ROOT
            + ". An administrator has to write one.");
  }

  /// The service that an agent would use as things are; nothing is written.
  public Optional<String> find(boolean asRoot) {
    List<String> candidates = asRoot ? List.of(OURS) : List.of(OURS, WITHOUT_ROOT);
    return candidates.stream().filter(this::exists).findFirst();
  }

  /// Whether [#forRoot] would find what our file builds on.
  public boolean canBeWritten() {
    return DEBIAN_PARTS.stream().allMatch(part -> Files.exists(directory.resolve(part)));
  }

  private boolean exists(String service) {
    return Stream.concat(Stream.of(directory), vendorDirectories.stream())
        .anyMatch(place -> Files.isRegularFile(place.resolve(service)));
  }

  private void write() throws IOException {
    Path ours = directory.resolve(OURS);
    Path draft =
        Files.createTempFile(
            directory,
            ".latchkey-",
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (InputStream text = PamServiceFile.class.getResourceAsStream("/pam.d/latchkey")) {
      if (text == null) {
        throw new IllegalStateException("pam.d/latchkey is missing from the agent");
      }
      Files.copy(text, draft, StandardCopyOption.REPLACE_EXISTING);
      Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-r--r--"));
      Files.createLink(ours, draft);
    } catch (FileAlreadyExistsException _) {
      // Another agent wrote it between our look and now; both have the same text.
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
