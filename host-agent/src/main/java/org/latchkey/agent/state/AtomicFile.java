package org.latchkey.agent.state;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.UUID;

/// Replaces a file so that a reader, or a machine that lost power, sees the old content or the new.
final class AtomicFile {
  private AtomicFile() {}

  static void write(Path directory, String name, byte[] content) throws IOException {
    Path file = directory.resolve(name);
    Path beside = directory.resolve("." + name + "." + UUID.randomUUID() + ".new");
    try {
      try (FileChannel channel =
          FileChannel.open(beside, Set.of(CREATE_NEW, WRITE), PrivateAccess.FILE)) {
        ByteBuffer rest = ByteBuffer.wrap(content);
        while (rest.hasRemaining()) {
          channel.write(rest);
        }
        channel.force(true);
      }
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
      forceDirectory(directory);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  /// Puts the rename itself on disk.
  private static void forceDirectory(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, READ)) {
      channel.force(true);
    }
  }
}
