/// Tests of the checks.
@NullMarked
package org.latchkey.agent.diagnosis;

import org.jspecify.annotations.NullMarked;
