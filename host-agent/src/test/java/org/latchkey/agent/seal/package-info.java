/// Tests of the sealed channel: by our vectors, between both sides, and by an attacker on the
/// carrier.
@NullMarked
package org.latchkey.agent.seal;

import org.jspecify.annotations.NullMarked;
