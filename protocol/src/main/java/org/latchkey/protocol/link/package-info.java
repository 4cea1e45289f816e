/// Messages on the agent's standing connection to the gateway (`docs/protocol.md` §5): one record a
/// message, under the sealed interface `LinkMessage`, and their one JSON form in `LinkCodec`.
///
/// Unknown fields are ignored, and an unknown type is a message too (`Unrecognized`), because
/// either side may be newer. Known types are read strictly. When which message is allowed is not
/// decided here. Start reading at `LinkMessage`.
@NullMarked
package org.latchkey.protocol.link;

import org.jspecify.annotations.NullMarked;
