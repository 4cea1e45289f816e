/// The gateway's own audit log: the chain of `docs/protocol.md` §9 in the table `audit_entry`.
///
/// Whatever a person or host did is given to [Audit][org.latchkey.gateway.audit.Audit] as an event.
/// Entries are only ever added: no code here updates or deletes one, and there is one writer at a
/// time for the whole database. Whoever writes the database can still rebuild the chain; witnesses
/// come in a later step.
@NullMarked
package org.latchkey.gateway.audit;

import org.jspecify.annotations.NullMarked;
