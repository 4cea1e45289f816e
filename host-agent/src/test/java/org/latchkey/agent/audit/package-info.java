/// Tests of the audit log: chain, crash, full disk, tampering.
@NullMarked
package org.latchkey.agent.audit;

import org.jspecify.annotations.NullMarked;
