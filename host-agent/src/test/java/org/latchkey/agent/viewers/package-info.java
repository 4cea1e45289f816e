/// Tests of [org.latchkey.agent.viewers].
@NullMarked
package org.latchkey.agent.viewers;

import org.jspecify.annotations.NullMarked;
