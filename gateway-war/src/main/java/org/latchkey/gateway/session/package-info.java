/// Sessions asked for: ticket, relay tokens, and the offer to the host (`docs/protocol.md` §3, §6;
/// SPEC A1, A23).
///
/// What is made here is the gateway's word and no more: the ticket is evidence for the host, never
/// a grant. Bringing the two sides together is the relay's part. Start reading at
/// [SessionOffers][org.latchkey.gateway.session.SessionOffers].
@NullMarked
package org.latchkey.gateway.session;

import org.jspecify.annotations.NullMarked;
