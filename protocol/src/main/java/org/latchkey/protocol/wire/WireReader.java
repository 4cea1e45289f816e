package org.latchkey.protocol.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Reads unsigned big-endian fields from a run of bytes, in order, never past its end.
public final class WireReader {
  private final Bytes bytes;
  private int position;

  public WireReader(Bytes bytes) {
    this.bytes = bytes;
  }

  public int remaining() {
    return bytes.length() - position;
  }

  public int u8() throws MalformedException {
    need(1);
    return bytes.at(position++) & 0xff;
  }

  public int u16() throws MalformedException {
    need(2);
    return u8() << 8 | u8();
  }

  public long u32() throws MalformedException {
    need(4);
    return (long) u16() << 16 | u16();
  }

  /// The next `count` bytes, without a copy.
  public Bytes bytes(int count) throws MalformedException {
    if (count < 0) {
      throw new MalformedException("a negative length");
    }
    need(count);
    Bytes part = bytes.slice(position, count);
    position += count;
    return part;
  }

  /// Everything that is left, without a copy.
  public Bytes rest() {
    Bytes part = bytes.from(position);
    position = bytes.length();
    return part;
  }

  /// The next `count` bytes as ASCII; a byte above 127 is malformed.
  public String ascii(int count) throws MalformedException {
    Bytes part = bytes(count);
    for (int i = 0; i < count; i++) {
      if (part.at(i) < 0) {
        throw new MalformedException("a byte that is not ASCII");
      }
    }
    return new String(part.toArray(), StandardCharsets.US_ASCII);
  }

  /// Everything that is left as UTF-8; a byte sequence that is not UTF-8 is malformed.
  public String restAsUtf8() throws MalformedException {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(rest().toArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw new MalformedException("text that is not UTF-8", e);
    }
  }

  /// Asserts that nothing is left.
  public void end() throws MalformedException {
    if (remaining() != 0) {
      throw new MalformedException(remaining() + " bytes too many");
    }
  }

  private void need(int count) throws MalformedException {
    if (count > remaining()) {
      throw new MalformedException(count + " bytes wanted, " + remaining() + " left");
    }
  }
}
