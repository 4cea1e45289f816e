/// Tests of keeper and worker as real processes, with real accounts and PAM where they run as root.
@NullMarked
package org.latchkey.agent.worker;

import org.jspecify.annotations.NullMarked;
