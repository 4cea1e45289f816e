/// The ticket: the gateway's signed statement about who asks for a session (`docs/protocol.md` §6).
///
/// Evidence of what the gateway claimed, never a grant. Reading is exact to the byte of the header,
/// and a ticket without a verified signature is never handed out. When it counts as new and timely
/// is the host's own judgement, from its memory. Start reading at `Ticket`.
@NullMarked
package org.latchkey.protocol.ticket;

import org.jspecify.annotations.NullMarked;
