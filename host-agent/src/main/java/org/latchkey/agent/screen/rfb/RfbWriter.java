package org.latchkey.agent.screen.rfb;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// Bytes for the viewer, big-endian, in one array that grows and is used again.
final class RfbWriter {
  private byte[] bytes;
  private int length;

  RfbWriter(int capacity) {
    bytes = new byte[capacity];
  }

  int length() {
    return length;
  }

  /// The array itself, of which [#length] bytes count; until the next write.
  byte[] array() {
    return bytes;
  }

  void clear() {
    length = 0;
  }

  void u8(int value) {
    room(1);
    bytes[length++] = (byte) value;
  }

  void u16(int value) {
    u8(value >>> 8);
    u8(value);
  }

  void s32(int value) {
    u16(value >>> 16);
    u16(value);
  }

  void bytes(byte[] source, int offset, int count) {
    room(count);
    System.arraycopy(source, offset, bytes, length, count);
    length += count;
  }

  void bytes(byte[] source) {
    bytes(source, 0, source.length);
  }

  void zeros(int count) {
    room(count);
    Arrays.fill(bytes, length, length + count, (byte) 0);
    length += count;
  }

  /// Overwrites two bytes written before.
  void u16At(int position, int value) {
    bytes[position] = (byte) (value >>> 8);
    bytes[position + 1] = (byte) value;
  }

  /// Four bytes written before.
  int s32At(int position) {
    return ByteBuffer.wrap(bytes, position, Integer.BYTES).getInt();
  }

  /// Makes room for `count` bytes that the caller puts into [#array] itself.
  ///
  /// @return where they start
  int reserve(int count) {
    room(count);
    int start = length;
    length += count;
    return start;
  }

  /// Makes the content end here, which is not after its present end.
  void truncate(int length) {
    this.length = length;
  }

  private void room(int count) {
    if (bytes.length - length < count) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
    }
  }
}
