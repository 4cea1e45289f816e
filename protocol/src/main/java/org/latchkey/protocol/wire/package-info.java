/// Bytes on the wire: a strict reader, a writer, and an immutable run of bytes for records.
///
/// Integers are unsigned and big-endian (`docs/protocol.md` §1). Whatever a reader is asked for and
/// does not have, and whatever is left over at the end, is a [MalformedException]: the peer broke a
/// rule. Nothing here allocates by a length that the bytes at hand do not cover.
///
/// JSON from strangers is read field by field, just as strictly, and never quoted in an error.
///
/// Start reading at [WireReader] and [JsonFields].
@NullMarked
package org.latchkey.protocol.wire;

import org.jspecify.annotations.NullMarked;
