package org.latchkey.protocol.link;

import java.util.Random;
import org.latchkey.protocol.wire.Bytes;
import org.latchkey.protocol.wire.JsonFields;
import org.latchkey.protocol.wire.MalformedException;
import org.latchkey.protocol.wire.RandomBytes;

/// 32 random bytes from one side of a link, new for each connection.
public record LinkNonce(Bytes value) {
  public static final int BYTES = 32;

  public LinkNonce {
    if (value.length() != BYTES) {
      throw new IllegalArgumentException("a nonce has 32 bytes");
    }
  }

  public static LinkNonce random(Random random) {
    return new LinkNonce(RandomBytes.draw(random, BYTES));
  }

  static LinkNonce read(JsonFields fields) throws MalformedException {
    return new LinkNonce(fields.bytes("nonce", BYTES));
  }
}
