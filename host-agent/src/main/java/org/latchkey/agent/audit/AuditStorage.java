package org.latchkey.agent.audit;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/// Bytes that an audit log lies in. A file; in tests also a disk that is full.
interface AuditStorage extends Closeable {
  /// How long it is now.
  long size() throws IOException;

  /// All of it, from the first byte.
  InputStream read() throws IOException;

  /// The bytes from `position` to the end.
  byte[] readFrom(long position) throws IOException;

  /// Writes at `position` and forces it to disk.
  void write(long position, ByteBuffer bytes) throws IOException;

  /// Cuts off what is after `size`.
  void truncate(long size) throws IOException;
}
