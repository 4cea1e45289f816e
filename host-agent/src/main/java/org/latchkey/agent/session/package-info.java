/// One client using this computer once: composes carrier, sealed channel, sign-in and worker, and
/// holds no rule of theirs (`docs/sealed-channel.md` §4–§5).
///
/// [Sessions] takes what the link offers, bounds how many there are, and opens the channel of each.
/// A [LiveSession] then runs its loops: one receives from the browser, one sends to it, one follows
/// keeper and worker, one writes to the worker, and one keeps the heartbeat. Whatever goes wrong
/// becomes one [Ending]; the first one counts. Streams of modules pass through [StreamRouter]
/// without ending here: their credit runs between browser and worker.
///
/// Nothing here reads what a module's stream carries, and no session knows of another.
@NullMarked
package org.latchkey.agent.session;

import org.jspecify.annotations.NullMarked;
