package org.latchkey.agent.tls;

import org.latchkey.protocol.identity.TlsPin;

/// How a gateway proves over TLS that it is the one that was meant.
public sealed interface GatewayTrust {
  /// By a certificate for its name, from an authority in the host's trust store.
  record ByName() implements GatewayTrust {}

  /// By holding one certain key, whatever its certificate says of names, authorities and dates.
  record ByPin(TlsPin pin) implements GatewayTrust {}
}
