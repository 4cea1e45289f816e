package org.latchkey.agent.worker;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/// The classes of this build as archives in a directory of their own, as an installed agent has
/// them. Closing deletes it.
public final class PackedClasses implements AutoCloseable {
  private final Path directory;
  private final List<Path> archives = new ArrayList<>();

  /// Packs them where only root may look, or where all may.
  public PackedClasses(boolean readableByAll) throws IOException {
    directory = Files.createTempDirectory("latchkey-classes-");
    if (readableByAll) {
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    int number = 0;
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path source = Path.of(entry);
      String name = source.getFileName().toString();
      if (Files.isDirectory(source)) {
        add(number++ + ".jar", source);
      } else if (name.startsWith("jackson-") || name.startsWith("latchkey-")) {
        archives.add(Files.copy(source, directory.resolve(number++ + "-" + name)));
      }
    }
  }

  private void add(String name, Path classes) throws IOException {
    Path archive = directory.resolve(name);
    try (OutputStream out = Files.newOutputStream(archive);
        JarOutputStream jar = new JarOutputStream(out);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        jar.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
        Files.copy(file, jar);
      }
    }
    archives.add(archive);
  }

  public List<Path> archives() {
    return archives;
  }

  /// A command that runs these classes with a clean environment.
  JavaCommand java() {
    return new JavaCommand(
        Path.of(System.getProperty("java.home"), "bin", "java"), archives, true, Optional.empty());
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).forEach(PackedClasses::delete);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
