package org.latchkey.agent.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.latchkey.agent.Texts;
import org.latchkey.protocol.audit.AuditBreak;
import org.latchkey.protocol.audit.AuditCheck;
import org.latchkey.protocol.audit.AuditEvent;
import org.latchkey.protocol.audit.AuditHead;
import org.latchkey.protocol.audit.AuditLine;
import org.latchkey.protocol.wire.Bytes;
import org.latchkey.protocol.wire.Hash;

/// The audit log in a file, written by one agent at a time.
///
/// Opening it recomputes the whole chain: a log that was altered is not continued. A last line
/// without its end, as a crash leaves it, is cut off, and an entry of its own says so. After an
/// event that could not be written a later one may succeed again; a file that somebody else wrote
/// to stays refused.
public final class AuditFile implements AuditLog, Closeable {
  /// The name of the file inside its directory.
  public static final String NAME = "audit.jsonl";

  private final AuditStorage storage;
  private final InstantSource clock;
  private final ReentrantLock oneAtATime = new ReentrantLock();
  private AuditHead head;
  private long sizeBytes;

  /// A write failed, and a piece of its line may stand after `sizeBytes`.
  private boolean pieceLeft;

  private AuditFile(AuditStorage storage, InstantSource clock, AuditHead head, long sizeBytes) {
    this.storage = storage;
    this.clock = clock;
    this.head = head;
    this.sizeBytes = sizeBytes;
  }

  /// Opens the log in a directory, or begins one there.
  ///
  /// @throws AuditAlteredException when its chain does not hold
  public static AuditFile open(Path directory, InstantSource clock)
      throws IOException, AuditAlteredException {
    Path path = directory.resolve(NAME);
    AuditStorage storage = new AuditStorageFile(path);
    try {
      return open(storage, clock);
    } catch (AuditAlteredException e) {
      storage.close();
      throw new AuditAlteredException(Texts.of("audit.not-continued", path, Texts.reason(e)));
    } catch (IOException e) {
      storage.close();
      throw e;
    }
  }

  static AuditFile open(AuditStorage storage, InstantSource clock)
      throws IOException, AuditAlteredException {
    AuditCheck check = new AuditCheck();
    Optional<AuditBreak> broken;
    try (InputStream lines = storage.read()) {
      broken = check.all(lines);
    }
    if (broken.isEmpty()) {
      return new AuditFile(storage, clock, check.head(), storage.size());
    }
    if (broken.get().reason() != AuditBreak.Reason.INCOMPLETE) {
      throw new AuditAlteredException(AuditReport.describe(broken.get()));
    }
    long whole = endOfLastWholeLine(storage);
    Bytes torn = Bytes.view(storage.readFrom(whole));
    storage.truncate(whole);
    AuditFile repaired = new AuditFile(storage, clock, check.head(), whole);
    repaired.append(HostEvents.auditRepaired(torn.length(), Hash.sha256(torn).toHex()));
    return repaired;
  }

  @Override
  public void append(AuditEvent event) throws IOException {
    oneAtATime.lock();
    try {
      AuditLine line = head.line(event, clock.instant());
      byte[] bytes = (line.text() + "\n").getBytes(US_ASCII);
      write(bytes);
      sizeBytes += bytes.length;
      head = line.head();
    } finally {
      oneAtATime.unlock();
    }
  }

  private void write(byte[] line) throws IOException {
    try {
      if (pieceLeft) {
        storage.truncate(sizeBytes);
        pieceLeft = false;
      }
      if (storage.size() != sizeBytes) {
        throw new IOException(Texts.of("audit.changed-by-another"));
      }
      pieceLeft = true;
      storage.write(sizeBytes, ByteBuffer.wrap(line));
      pieceLeft = false;
    } catch (IOException e) {
      throw new IOException(Texts.of("audit.not-written", Texts.reason(e)), e);
    }
  }

  /// The check that found the log incomplete has seen that what follows is shorter than a line may
  /// be.
  private static long endOfLastWholeLine(AuditStorage storage) throws IOException {
    long from = Math.max(0, storage.size() - AuditCheck.MAX_LINE - 1);
    byte[] tail = storage.readFrom(from);
    for (int at = tail.length - 1; at >= 0; at--) {
      if (tail[at] == '\n') {
        return from + at + 1;
      }
    }
    return from;
  }

  @Override
  public void close() throws IOException {
    oneAtATime.lock();
    try {
      storage.close();
    } finally {
      oneAtATime.unlock();
    }
  }
}
