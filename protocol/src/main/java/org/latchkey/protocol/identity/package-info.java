/// Names and keys of hosts, sessions and accounts, and what proves them (`docs/protocol.md` §1.1 to
/// §1.3): identifiers, host keys and their fingerprint, the TLS pin, and Ed25519 signatures that
/// are each good for one purpose.
///
/// Holds public keys, and signing keys only in `SigningKeyPair`. It never holds a channel's secret
/// key, nor anything that could open a sealed record. Start reading at `HostKeys`.
@NullMarked
package org.latchkey.protocol.identity;

import org.jspecify.annotations.NullMarked;
