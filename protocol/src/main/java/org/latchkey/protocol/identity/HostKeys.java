package org.latchkey.protocol.identity;

/// The two public keys that are a host (`docs/protocol.md` §1.2): one signs, one opens channels.
public record HostKeys(SigningKey signingKey, ChannelKey channelKey) {
  public Fingerprint fingerprint() {
    return Fingerprint.of(this);
  }
}
