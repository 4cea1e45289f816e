/// The agents' standing links: how one comes up, what is said on it, and when it is over
/// (`docs/protocol.md` §5; SPEC A1, A7).
///
/// [LinkState][org.latchkey.gateway.link.LinkState] is the machine, without clock, socket or
/// database; [Link][org.latchkey.gateway.link.Link] drives one socket with it;
/// [Links][org.latchkey.gateway.link.Links] knows those that are up. The identifier alone opens
/// nothing: the host's key is proved on every connection, over this gateway's own pin.
@NullMarked
package org.latchkey.gateway.link;

import org.jspecify.annotations.NullMarked;
