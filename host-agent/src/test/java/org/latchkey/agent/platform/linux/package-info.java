/// Tests of the Linux sign-in against the real PAM and kernel. Those that need root are skipped
/// without it.
@NullMarked
package org.latchkey.agent.platform.linux;

import org.jspecify.annotations.NullMarked;
