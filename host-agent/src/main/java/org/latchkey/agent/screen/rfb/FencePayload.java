package org.latchkey.agent.screen.rfb;

import java.io.IOException;
import java.util.Arrays;
import java.util.OptionalInt;

/// What a fence carries and its answer brings back unchanged: 0 to 64 bytes ("The RFB Protocol",
/// Fence).
final class FencePayload {
  static final int MOST_BYTES = 64;
  static final FencePayload EMPTY = new FencePayload(new byte[0]);

  private final byte[] bytes;

  private FencePayload(byte[] bytes) {
    this.bytes = bytes;
  }

  /// A number of this server's.
  static FencePayload of(int number) {
    RfbWriter out = new RfbWriter(Integer.BYTES);
    out.s32(number);
    return new FencePayload(Arrays.copyOf(out.array(), out.length()));
  }

  /// Reads length and bytes.
  static FencePayload read(RfbReader in) throws IOException, RfbFault {
    int length = in.u8();
    if (length > MOST_BYTES) {
      throw new RfbFault("a fence with " + length + " bytes");
    }
    return new FencePayload(in.bytes(length));
  }

  /// Appends length and bytes.
  void write(RfbWriter out) {
    out.u8(bytes.length);
    out.bytes(bytes);
  }

  /// The number, if this is one.
  OptionalInt number() {
    if (bytes.length != Integer.BYTES) {
      return OptionalInt.empty();
    }
    int number = 0;
    for (byte part : bytes) {
      number = (number << Byte.SIZE) | (part & 0xff);
    }
    return OptionalInt.of(number);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FencePayload that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return bytes.length + " bytes";
  }
}
