package org.latchkey.protocol.identity;

import java.util.Random;
import org.latchkey.protocol.wire.Bytes;
import org.latchkey.protocol.wire.Hash;
import org.latchkey.protocol.wire.RandomBytes;

/// The long unique identifier of A7: 256 random bits that the gateway gives a host at enrollment
/// and keeps only as a hash. A secret, but not enough: the link wants the host's key as well.
public record HostIdentifier(Bytes secret) {
  public static final int BYTES = 32;

  public HostIdentifier {
    if (secret.length() != BYTES) {
      throw new IllegalArgumentException("a host identifier has 32 bytes");
    }
  }

  public static HostIdentifier random(Random random) {
    return new HostIdentifier(RandomBytes.draw(random, BYTES));
  }

  /// What the gateway keeps of it.
  public Bytes hash() {
    return Hash.sha256(secret);
  }
}
