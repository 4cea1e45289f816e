/// Tests of what the processes write to standard error.
@NullMarked
package org.latchkey.agent.log;

import org.jspecify.annotations.NullMarked;
