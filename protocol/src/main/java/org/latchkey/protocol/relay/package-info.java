/// The few words spoken to a relay before it passes bytes on (`docs/protocol.md` §7): join, ready,
/// and the limits both sides count on.
///
/// What goes through a relay afterwards is none of its business, and no type for it is here. Start
/// reading at `JoinMessage`.
@NullMarked
package org.latchkey.protocol.relay;

import org.jspecify.annotations.NullMarked;
