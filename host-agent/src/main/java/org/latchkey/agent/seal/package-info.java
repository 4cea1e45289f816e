/// The sealed channel: an end-to-end encrypted, ordered stream of records between one browser and
/// this host (`docs/sealed-channel.md` §1–§3).
///
/// A [Carrier] moves whole messages and is trusted with nothing. [HostOpening] is the opening as
/// states, without I/O; [HostDoor] drives it over a carrier, with its limits; [SealedChannel] is
/// what comes out. A record that does not open ends a channel for good.
///
/// It never knows what the frames inside are for, and there is no way around it: a session has no
/// other way to its browser.
///
/// Start reading at [HostOpening].
@NullMarked
package org.latchkey.agent.seal;

import org.jspecify.annotations.NullMarked;
