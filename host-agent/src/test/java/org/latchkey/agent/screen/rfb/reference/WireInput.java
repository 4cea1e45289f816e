package org.latchkey.agent.screen.rfb.reference;

import java.io.IOException;

/// What the server sends, read big-endian and counted.
public final class WireInput {
  /// Where the bytes come from; blocks until it has so many.
  public interface Source {
    byte[] receive(int count) throws IOException;
  }

  private final Source source;
  private long count;

  public WireInput(Source source) {
    this.source = source;
  }

  /// How many bytes were read so far.
  public long count() {
    return count;
  }

  public byte[] bytes(int length) throws IOException {
    count += length;
    return source.receive(length);
  }

  public int u8() throws IOException {
    return bytes(1)[0] & 0xff;
  }

  public int u16() throws IOException {
    return u8() << 8 | u8();
  }

  public int s32() throws IOException {
    return u16() << 16 | u16();
  }

  /// A length that a test could sensibly see.
  int length() throws IOException {
    int length = s32();
    Malformed.unless(length >= 0 && length < 1 << 28, "a length, not " + length);
    return length;
  }
}
