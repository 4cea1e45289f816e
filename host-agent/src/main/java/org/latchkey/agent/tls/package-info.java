/// TLS to the gateway: which certificate is accepted, and how what is sent waits for that
/// (`docs/protocol.md` §4; A6, A8).
///
/// The decision falls inside the TLS handshake, before a byte of any request is written. It is made
/// by name and chain against the host's trust store, or by the pinned key *instead* of both.
/// Nothing here knows what is sent over the connection. Start reading at `GatewayTrust` and
/// `GatewayClient`.
@NullMarked
package org.latchkey.agent.tls;

import org.jspecify.annotations.NullMarked;
