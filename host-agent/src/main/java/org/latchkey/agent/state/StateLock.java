package org.latchkey.agent.state;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.latchkey.agent.Texts;

/// The mark of the one running agent: a lock on the file `lock`, which the operating system lets go
/// of when the process ends, however it ends.
public final class StateLock implements Closeable {
  private static final String NAME = "lock";

  /// `latchkey status` holds the lock for an instant while it looks; a starting agent waits that
  /// out.
  private static final int TRIES = 20;

  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(25);

  private final FileChannel channel;

  private StateLock(FileChannel channel) {
    this.channel = channel;
  }

  static StateLock take(Path directory) throws StateException, IOException {
    FileChannel channel = open(directory);
    for (int tries = 0; tries < TRIES; tries++) {
      if (tryLock(channel) != null) {
        return new StateLock(channel);
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    channel.close();
    throw new StateException(Texts.of("state.in-use", directory));
  }

  static boolean isTaken(Path directory) throws StateException, IOException {
    try (FileChannel channel = open(directory)) {
      return tryLock(channel) == null;
    }
  }

  /// Closing the channel gives the lock back.
  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException _) {
      return null;
    }
  }

  private static FileChannel open(Path directory) throws StateException, IOException {
    Path file = directory.resolve(NAME);
    FileChannel channel =
        FileChannel.open(file, Set.of(CREATE, WRITE, NOFOLLOW_LINKS), PrivateAccess.FILE);
    PrivateAccess.checkFile(file);
    return channel;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
