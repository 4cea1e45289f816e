/// Frames and streams: many flows of bytes over one ordered connection, each with its own credit
/// (`docs/sealed-channel.md` §4).
///
/// The same frames run inside the sealed channel and on the pipes between agent, keeper and worker.
/// Nothing here encrypts, and nothing here knows what a stream carries. The rules stand in
/// [StreamLedger], which every place that sees frames asks; the order of sending in [SendSchedule].
/// [StreamMultiplexer] is one end of a connection: in the worker it accepts streams, in tests it
/// also plays the browser and opens them.
///
/// Start reading at [Frame].
@NullMarked
package org.latchkey.agent.stream;

import org.jspecify.annotations.NullMarked;
