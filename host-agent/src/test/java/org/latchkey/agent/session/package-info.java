/// Tests of whole sessions: a real channel over a carrier in memory, with twins of the browser and
/// of the host's processes.
@NullMarked
package org.latchkey.agent.session;

import org.jspecify.annotations.NullMarked;
