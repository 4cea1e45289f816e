/// The agent's standing connection to the gateway, and its end of a relay (`docs/protocol.md` §5 to
/// §7; A1, A6, A7).
///
/// `StandingLink` keeps a `LinkConnection` up, with delays from `ReconnectSchedule`. Offers of
/// sessions pass `TicketGate` and `OfferDesk`, which hands them to whoever implements
/// `SessionOffers`. Nothing that comes from the gateway is believed beyond its form; what a ticket
/// says is what the gateway claims. Nothing here opens a sealed record. Start reading at
/// `StandingLink`.
@NullMarked
package org.latchkey.agent.link;

import org.jspecify.annotations.NullMarked;
