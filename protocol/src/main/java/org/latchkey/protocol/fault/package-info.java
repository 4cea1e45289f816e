/// What can go wrong, in one table for the whole product (`docs/protocol.md` §2).
///
/// Each [Fault][org.latchkey.protocol.fault.Fault] has an id, an HTTP status, a WebSocket close
/// code and a sentence for people. The table is `protocol/vectors/faults.json`; this enum and the
/// web client's `faults.js` are both tested against it. A fault says what the *other side* may
/// know: the true reason of a refused sign-in or ticket belongs into the audit log and never in
/// here.
@NullMarked
package org.latchkey.protocol.fault;

import org.jspecify.annotations.NullMarked;
