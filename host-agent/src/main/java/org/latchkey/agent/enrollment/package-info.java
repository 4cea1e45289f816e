/// How this host becomes known to a gateway, and what it keeps of that (`docs/protocol.md` §4; A6,
/// A7).
///
/// The gateway proves itself first; only then do code and keys travel. What the gateway answers is
/// checked for its form and kept: computer id, identifier, the keys that may sign tickets. Nothing
/// here makes the gateway trusted with more. Start reading at `EnrollmentClient`.
@NullMarked
package org.latchkey.agent.enrollment;

import org.jspecify.annotations.NullMarked;
