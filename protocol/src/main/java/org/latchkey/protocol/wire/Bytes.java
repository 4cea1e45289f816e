package org.latchkey.protocol.wire;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An immutable run of bytes, compared by content.
///
/// It may be a view of a larger array: whoever makes one with [#view] gives the array away and must
/// not write to it afterwards. [#toString] tells the length only, since the content may be secret;
/// [#equals] is not constant time, so secrets are compared elsewhere.
public final class Bytes {
  public static final Bytes EMPTY = new Bytes(new byte[0], 0, 0);

  private final byte[] array;
  private final int offset;
  private final int length;

  private Bytes(byte[] array, int offset, int length) {
    this.array = array;
    this.offset = offset;
    this.length = length;
  }

  public static Bytes copyOf(byte[] array) {
    return copyOf(array, 0, array.length);
  }

  public static Bytes copyOf(byte[] array, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, array.length);
    return new Bytes(Arrays.copyOfRange(array, offset, offset + length), 0, length);
  }

  /// Takes the array over without a copy.
  public static Bytes view(byte[] array) {
    return new Bytes(array, 0, array.length);
  }

  /// Takes part of the array over without a copy.
  public static Bytes view(byte[] array, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, array.length);
    return new Bytes(array, offset, length);
  }

  public static Bytes fromHex(String hex) {
    return view(HexFormat.of().parseHex(hex));
  }

  /// All of `parts`, one after the other, copied.
  public static Bytes concat(Bytes... parts) {
    WireWriter joined = new WireWriter();
    for (Bytes part : parts) {
      joined.bytes(part);
    }
    return joined.toBytes();
  }

  public int length() {
    return length;
  }

  public boolean isEmpty() {
    return length == 0;
  }

  public byte at(int index) {
    return array[offset + Objects.checkIndex(index, length)];
  }

  /// The same bytes from `from` on, without a copy.
  public Bytes from(int from) {
    return slice(from, length - from);
  }

  /// A part, without a copy.
  public Bytes slice(int from, int count) {
    Objects.checkFromIndexSize(from, count, length);
    return new Bytes(array, offset + from, count);
  }

  public byte[] toArray() {
    return Arrays.copyOfRange(array, offset, offset + length);
  }

  /// What reads bytes where they lie.
  @FunctionalInterface
  public interface Borrower<R, E extends Exception> {
    /// May read this part of the array, now, and must not write to it.
    R read(byte[] array, int offset, int length) throws E;
  }

  /// Lends the bytes without a copy.
  public <R, E extends Exception> R lendTo(Borrower<R, E> borrower) throws E {
    return borrower.read(array, offset, length);
  }

  /// The bytes without a copy, for reading only.
  public ByteBuffer asBuffer() {
    return ByteBuffer.wrap(array, offset, length).slice().asReadOnlyBuffer();
  }

  public void copyTo(byte[] target, int targetOffset) {
    System.arraycopy(array, offset, target, targetOffset, length);
  }

  public String toHex() {
    return HexFormat.of().formatHex(array, offset, offset + length);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Bytes that
        && Arrays.equals(
            array, offset, offset + length, that.array, that.offset, that.offset + that.length);
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (int i = offset; i < offset + length; i++) {
      hash = 31 * hash + array[i];
    }
    return hash;
  }

  @Override
  public String toString() {
    return length + " bytes";
  }
}
