/// What stands between this computer and being reachable, found by trying it (`docs/agent.md`,
/// "Diagnosing").
///
/// Each class of checks puts [Finding]s into [Findings]: what was found, and where something is
/// wrong, what to do. Nothing is guessed: what could not be tried is said to be unchecked. Nothing
/// is changed, and nothing secret is told.
@NullMarked
package org.latchkey.agent.diagnosis;

import org.jspecify.annotations.NullMarked;
