/// The computers that may be reached: their names, their public keys, and whether they are online
/// (`docs/protocol.md` §3, §5; SPEC A1, A7).
///
/// A host's identifier is here only as a hash. Who is online is kept apart, in
/// [Presence][org.latchkey.gateway.computer.Presence], which lives and dies with links. Nothing
/// here talks to a host. Start reading at [Computers][org.latchkey.gateway.computer.Computers].
@NullMarked
package org.latchkey.gateway.computer;

import org.jspecify.annotations.NullMarked;
