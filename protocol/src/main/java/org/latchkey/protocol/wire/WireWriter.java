package org.latchkey.protocol.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes unsigned big-endian fields one after the other.
///
/// A value outside its field's range is our own mistake and throws `IllegalArgumentException`.
public final class WireWriter {
  private byte[] buffer;
  private int length;

  public WireWriter() {
    this(64);
  }

  public WireWriter(int expectedBytes) {
    buffer = new byte[expectedBytes];
  }

  public WireWriter u8(int value) {
    range(value, 0xffL);
    room(1);
    buffer[length++] = (byte) value;
    return this;
  }

  public WireWriter u16(int value) {
    range(value, 0xffffL);
    return u8(value >>> 8).u8(value & 0xff);
  }

  public WireWriter u32(long value) {
    range(value, 0xffff_ffffL);
    return u16((int) (value >>> 16)).u16((int) (value & 0xffff));
  }

  public WireWriter bytes(Bytes bytes) {
    room(bytes.length());
    bytes.copyTo(buffer, length);
    length += bytes.length();
    return this;
  }

  public WireWriter bytes(byte[] bytes) {
    return bytes(Bytes.view(bytes));
  }

  public WireWriter ascii(String text) {
    if (!text.chars().allMatch(c -> c < 128)) {
      throw new IllegalArgumentException("not ASCII");
    }
    return bytes(text.getBytes(StandardCharsets.US_ASCII));
  }

  public WireWriter utf8(String text) {
    return bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  public byte[] toByteArray() {
    return Arrays.copyOf(buffer, length);
  }

  public Bytes toBytes() {
    return Bytes.view(toByteArray());
  }

  /// Gives what was written away without a copy. Nothing may be written afterwards.
  public Bytes finish() {
    return Bytes.view(buffer, 0, length);
  }

  private static void range(long value, long max) {
    if (value < 0 || value > max) {
      throw new IllegalArgumentException(value + " does not fit 0 … " + max);
    }
  }

  private void room(int more) {
    if (buffer.length - length < more) {
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
    }
  }
}
