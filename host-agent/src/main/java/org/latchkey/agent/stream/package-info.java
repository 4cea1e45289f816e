/// Frames and streams: many flows of bytes over one ordered connection, each with its own credit.
///
/// The same frames run inside the sealed channel and on the pipes between agent, keeper and worker
/// (`docs/sealed-channel.md`, streams). Nothing here encrypts, and nothing here knows what a stream
/// carries.
@NullMarked
package org.latchkey.agent.stream;

import org.jspecify.annotations.NullMarked;
