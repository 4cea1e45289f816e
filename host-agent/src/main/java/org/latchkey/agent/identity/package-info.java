/// This host's own secret keys: what makes it this host (`docs/protocol.md` §1.2).
///
/// An Ed25519 key signs enrollment and link proofs, an X25519 key ends sealed channels. Both are
/// drawn here, kept in the state directory in one file, and never leave it: not to the gateway, not
/// to a worker, not into a log. Start reading at `HostKeyPairs`.
@NullMarked
package org.latchkey.agent.identity;

import org.jspecify.annotations.NullMarked;
