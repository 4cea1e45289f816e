/// The hash chain of an audit log (`docs/protocol.md` §9): line form, hashing, verification.
///
/// An [AuditEvent][org.latchkey.protocol.audit.AuditEvent] becomes an
/// [AuditLine][org.latchkey.protocol.audit.AuditLine] by way of the
/// [AuditHead][org.latchkey.protocol.audit.AuditHead] before it; an
/// [AuditCheck][org.latchkey.protocol.audit.AuditCheck] recomputes the chain. Nothing here stores,
/// locks or reads a clock: the gateway's table and the agent's file do. The chain shows an altered,
/// left-out or swapped line; it does not show that the whole log was rebuilt, or cut at its end, by
/// someone who may write it.
@NullMarked
package org.latchkey.protocol.audit;

import org.jspecify.annotations.NullMarked;
