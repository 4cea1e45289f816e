/// The host's own audit log: what happened here, in order, in a file that only grows
/// (`docs/protocol.md` §9).
///
/// Each event is on disk before `append` returns. When it cannot be, the caller must refuse what it
/// was about to do: what cannot be recorded does not happen. A secret is never a field; no event
/// holds what a person typed. Start reading at `AuditLog`; `HostEvents` has the events by name.
@NullMarked
package org.latchkey.agent.audit;

import org.jspecify.annotations.NullMarked;
