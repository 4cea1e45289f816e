package org.latchkey.protocol.relay;

import java.util.Random;
import org.latchkey.protocol.wire.Bytes;
import org.latchkey.protocol.wire.Hash;
import org.latchkey.protocol.wire.RandomBytes;

/// Admits one side to one session's relay, once, within 30 s: 128 random bits (`docs/protocol.md`
/// §7). A secret.
public record RelayToken(Bytes secret) {
  public static final int BYTES = 16;

  public RelayToken {
    if (secret.length() != BYTES) {
      throw new IllegalArgumentException("a relay token has 16 bytes");
    }
  }

  public static RelayToken random(Random random) {
    return new RelayToken(RandomBytes.draw(random, BYTES));
  }

  /// What the gateway keeps of it.
  public Bytes hash() {
    return Hash.sha256(secret);
  }
}
