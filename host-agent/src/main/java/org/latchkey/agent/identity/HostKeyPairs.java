package org.latchkey.agent.identity;

import org.latchkey.protocol.identity.Fingerprint;
import org.latchkey.protocol.identity.HostKeys;
import org.latchkey.protocol.identity.SigningKeyPair;

/// Both keys of this host with their secret halves.
public record HostKeyPairs(SigningKeyPair signing, ChannelKeyPair channel) {
  public static HostKeyPairs generate() {
    return new HostKeyPairs(SigningKeyPair.generate(), ChannelKeyPair.generate());
  }

  public HostKeys publicKeys() {
    return new HostKeys(signing.publicKey(), channel.publicKey());
  }

  public Fingerprint fingerprint() {
    return publicKeys().fingerprint();
  }

  @Override
  public String toString() {
    return "HostKeyPairs[" + fingerprint() + "]";
  }
}
