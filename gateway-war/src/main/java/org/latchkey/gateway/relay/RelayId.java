package org.latchkey.gateway.relay;

import org.latchkey.protocol.relay.RelayToken;

/// Names one relay among all: the hash of its browser's token. A session has one after the other,
/// and two for a moment when it is resumed (`docs/protocol.md` §7), so its own id names none of
/// them.
public record RelayId(String hex) {
  static RelayId of(RelayToken browser) {
    return new RelayId(browser.hash().toHex());
  }
}
