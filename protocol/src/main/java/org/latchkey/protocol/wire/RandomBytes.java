package org.latchkey.protocol.wire;

import java.util.Random;

/// Draws bytes from a source of randomness, which is a `SecureRandom` outside of tests.
public final class RandomBytes {
  private RandomBytes() {}

  public static Bytes draw(Random random, int length) {
    byte[] drawn = new byte[length];
    random.nextBytes(drawn);
    return Bytes.view(drawn);
  }
}
