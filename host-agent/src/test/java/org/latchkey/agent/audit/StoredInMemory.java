package org.latchkey.agent.audit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// Storage in memory, with a disk that can be full.
final class StoredInMemory implements AuditStorage {
  byte[] content = new byte[0];
  int roomBytes = Integer.MAX_VALUE;
  boolean truncateFails;

  @Override
  public long size() {
    return content.length;
  }

  @Override
  public InputStream read() {
    return new ByteArrayInputStream(content);
  }

  @Override
  public byte[] readFrom(long position) {
    return Arrays.copyOfRange(content, (int) position, content.length);
  }

  /// Writes what there is room for, as a disk does, and then fails.
  @Override
  public void write(long position, ByteBuffer bytes) throws IOException {
    int written = Math.min(bytes.remaining(), roomBytes - (int) position);
    content = Arrays.copyOf(content, Math.max(content.length, (int) position + written));
    bytes.get(content, (int) position, written);
    if (bytes.hasRemaining()) {
      throw new IOException("No space left on device");
    }
  }

  @Override
  public void truncate(long size) throws IOException {
    if (truncateFails) {
      throw new IOException("Input/output error");
    }
    content = Arrays.copyOf(content, (int) size);
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
