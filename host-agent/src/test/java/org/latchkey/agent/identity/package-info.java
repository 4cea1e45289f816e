/// Tests of the host keys.
@NullMarked
package org.latchkey.agent.identity;

import org.jspecify.annotations.NullMarked;
