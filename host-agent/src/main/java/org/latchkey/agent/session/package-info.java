/// One client using this computer once: composes carrier, sealed channel, sign-in and worker, and
/// holds no rule of theirs (`docs/sealed-channel.md` §4, §5, §7).
///
/// [Sessions] takes what the link offers, bounds how many there are, and opens the channel of each.
/// A [HostSession] outlives its channels (§7): it follows keeper and worker, keeps what the browser
/// has not stated to have received, and is live or parked ([SessionState]). A [SessionChannel] is
/// one channel of it: one loop receives, one sends, one beats. [ResumptionTries] bring the next
/// one. Whatever goes wrong becomes one [Ending]; of those that end the session the first counts.
/// Streams of modules pass through [StreamRouter] without ending here: their credit runs between
/// browser and worker.
///
/// Nothing here reads what a module's stream carries, and no session knows of another.
@NullMarked
package org.latchkey.agent.session;

import org.jspecify.annotations.NullMarked;
