/// What gateway, agent and browser must agree on, and nothing else.
///
/// Each sub-package is one part of `docs/protocol.md`: `wire` (byte readers and writers),
/// `identity` (names, keys, fingerprints, signatures), `link` (messages on the agent's standing
/// connection), `ticket` (who asks for a session), `relay`, `enrollment`, `audit` (the hash chain)
/// and `fault` (what can go wrong, and in which words).
///
/// It never holds code that could read a session: the sealed channel is in `host-agent` and
/// `web-client`. Start reading at `docs/protocol.md`.
@NullMarked
package org.latchkey.protocol;

import org.jspecify.annotations.NullMarked;
