package org.latchkey.agent.state;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.latchkey.agent.Texts;

/// The directory in which one agent keeps its keys, its enrollment, its audit log and its status.
public final class StateDirectory {
  /// Where it is unless `--state` says otherwise.
  public static final Path DEFAULT = Path.of("/var/lib/latchkey");

  /// No file that is read whole is longer.
  private static final int LONGEST_BYTES = 64 * 1024;

  private final Path path;

  private StateDirectory(Path path) {
    this.path = path;
  }

  /// An existing directory, after the check of who may reach it.
  public static StateDirectory open(Path path) throws StateException, IOException {
    try {
      if (Files.notExists(path, NOFOLLOW_LINKS)) {
        throw new StateException(Texts.of("state.missing", path));
      }
      PrivateAccess.checkDirectory(path);
      return new StateDirectory(path);
    } catch (AccessDeniedException _) {
      throw new StateException(Texts.of("state.denied", path));
    }
  }

  /// As [#open], but makes the directory first where there is none.
  public static StateDirectory openOrCreate(Path path) throws StateException, IOException {
    try {
      if (Files.notExists(path, NOFOLLOW_LINKS)) {
        Files.createDirectories(path.toAbsolutePath().getParent());
        Files.createDirectory(path, PrivateAccess.DIRECTORY);
      }
    } catch (AccessDeniedException _) {
      throw new StateException(Texts.of("state.denied", path));
    }
    return open(path);
  }

  public Path path() {
    return path;
  }

  /// The whole content of a file, or nothing when there is no such file.
  public Optional<byte[]> read(String name) throws StateException, IOException {
    Optional<Path> found = file(name);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Path file = found.get();
    try (InputStream content = Files.newInputStream(file, NOFOLLOW_LINKS)) {
      byte[] bytes = content.readNBytes(LONGEST_BYTES + 1);
      if (bytes.length > LONGEST_BYTES) {
        throw new StateException(Texts.of("state.too-large", file, LONGEST_BYTES));
      }
      return Optional.of(bytes);
    }
  }

  /// Replaces a file as a whole; after the return it is on disk.
  public void write(String name, byte[] content) throws IOException {
    AtomicFile.write(path, name, content);
  }

  /// A directory inside this one, made where there is none.
  public Path directory(String name) throws StateException, IOException {
    return openOrCreate(path.resolve(name)).path;
  }

  /// A directory inside this one that is there already.
  public StateDirectory inner(String name) throws StateException, IOException {
    return open(path.resolve(name));
  }

  /// The path of a file, after the check of who may reach it, or nothing when there is none.
  public Optional<Path> file(String name) throws StateException, IOException {
    Path file = path.resolve(name);
    if (Files.notExists(file, NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    PrivateAccess.checkFile(file);
    return Optional.of(file);
  }

  /// Closes a file of ours to others, which another program has made.
  public static void makePrivate(Path file) throws IOException {
    PrivateAccess.close(file);
  }

  /// Makes this process the one agent that runs on this directory.
  ///
  /// @throws StateException when another one does
  public StateLock lock() throws StateException, IOException {
    return StateLock.take(path);
  }

  /// Whether an agent is running on this directory now.
  public boolean isLocked() throws StateException, IOException {
    return StateLock.isTaken(path);
  }
}
