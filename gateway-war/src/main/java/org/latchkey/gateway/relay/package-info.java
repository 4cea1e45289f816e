/// The relay: pairs the two sides of a session and passes on what they send, unread
/// (`docs/protocol.md` §7; SPEC A19).
///
/// [Pairing][org.latchkey.gateway.relay.Pairing] says who may join, as values only;
/// [RelaySide][org.latchkey.gateway.relay.RelaySide] is one socket from its first message to its
/// end; [Splice][org.latchkey.gateway.relay.Splice] moves the bytes, with a bound on what waits.
/// Nothing here can open a record, and nothing here keeps one.
@NullMarked
package org.latchkey.gateway.relay;

import org.jspecify.annotations.NullMarked;
