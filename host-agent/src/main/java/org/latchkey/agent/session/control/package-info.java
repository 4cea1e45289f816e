/// The control messages of stream 0 between browser and host (`docs/sealed-channel.md` §5), as
/// records and as JSON. The messages of the sign-in itself are `signin`'s.
///
/// Nothing here decides: what a message does is `session`'s question. Start reading at
/// [ControlMessage].
@NullMarked
package org.latchkey.agent.session.control;

import org.jspecify.annotations.NullMarked;
