package org.latchkey.protocol.identity;

import org.latchkey.protocol.wire.Bytes;

/// An X25519 public key (RFC 7748), raw 32 bytes: the host's static key of the sealed channel.
public record ChannelKey(Bytes raw) {
  public static final int BYTES = 32;

  public ChannelKey {
    if (raw.length() != BYTES) {
      throw new IllegalArgumentException("an X25519 key has 32 bytes");
    }
  }
}
